package io.starmigrate.worker.api;

import java.util.List;

/**
 * In what the catalogs of both sides were not alike as a round began.
 *
 * @param unlike a line for each table, view and partition
 */
public record CatalogsReport(List<String> unlike) implements JobDetail {
    public CatalogsReport {
        unlike = List.copyOf(unlike);
    }
}
