package io.starmigrate.standin.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A read-only table whose rows are made when it is read, such as {@code information_schema.loads}. Values are texts.
 */
public record VirtualTable(String name, List<Column> columns, List<List<@Nullable String>> rows) {

    /** Makes the table's present content. */
    @FunctionalInterface
    public interface Source {
        VirtualTable read();
    }
}
