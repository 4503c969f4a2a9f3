package io.starmigrate.standin.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second layout of a table's rows: a rollup, or a synchronous materialized view. Queries of the stand-in read the
 * base table, which answers alike.
 *
 * @param definition the statement that made a materialized view, as it was written; null for a rollup
 */
public record Rollup(
        long id,
        String name,
        List<Column> columns,
        @Nullable String definition) {}
