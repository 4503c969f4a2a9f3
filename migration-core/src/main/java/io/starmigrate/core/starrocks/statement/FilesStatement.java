package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.access.AccessClause;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.PropertyList;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.storage.StorageUri;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code INSERT INTO FILES}: writes a part of a table to Parquet files and returns when they are written (reference
 * 5.1).
 *
 * <p>It has no label and no job: when its outcome is unknown, files may be missing or still come. Give every attempt a
 * folder of its own and abandon the folder of an attempt that did not return OK. Run it in a session prepared with
 * {@link SessionSettings}.
 *
 * @param part what to write
 * @param items what to write of each row; never empty, names distinct
 * @param folder where the files go
 * @param maxFileSize about how many bytes a file has at most, where the version can say; it is a wish
 */
public record FilesStatement(TablePart part, List<Item> items, StorageUri folder, long maxFileSize) {
    /**
     * One field of the files.
     *
     * @param expression its SQL expression
     * @param field its name
     */
    public record Item(String expression, String field) {}

    /** @throws IllegalArgumentException when there are no items, two fields have one name, or the size is below 1 */
    public FilesStatement {
        items = List.copyOf(items);
        folder = folder.asFolder();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("Cannot unload " + part + " without columns; name them");
        }
        List<String> fields = items.stream().map(Item::field).toList();
        if (new HashSet<>(fields).size() < fields.size()) {
            throw new IllegalArgumentException("Cannot unload " + part + ": two fields have one name in " + fields);
        }
        if (maxFileSize < 1) {
            throw new IllegalArgumentException("Cannot unload " + part + " into files of " + maxFileSize + " bytes");
        }
    }

    /**
     * The statement for a version.
     *
     * @param access how the cluster's own machines reach the folder; FILES never goes by a broker process
     * @throws IllegalArgumentException when the version has no INSERT INTO FILES
     */
    public Sql sql(Capabilities capabilities, StorageAccess access) {
        return sql(capabilities, access, DataFilter.all());
    }

    /** The statement for a version that writes only the rows a filter lets through. */
    public Sql sql(Capabilities capabilities, StorageAccess access, DataFilter filter) {
        if (!capabilities.has(Capability.FILES_UNLOAD)) {
            throw new IllegalArgumentException(
                    "Cannot unload " + part + " by INSERT INTO FILES: it came with StarRocks "
                            + Capability.FILES_UNLOAD.since() + ", and this is " + capabilities);
        }
        PropertyList properties = PropertyList.empty()
                .with("path", AccessClause.uri(folder))
                .with("format", "parquet")
                .with("compression", "zstd");
        if (capabilities.has(Capability.FILES_MAX_FILE_SIZE)) {
            properties = properties.with("target_max_file_size", Long.toString(maxFileSize));
        }
        return Sql.of("INSERT INTO FILES ")
                .then(properties
                        .with(AccessClause.properties(capabilities, access.withoutBroker()))
                        .inParentheses())
                .then(" SELECT " + select() + " FROM " + part.sql() + filter.whereClause());
    }

    private String select() {
        return items.stream()
                .map(item -> item.expression() + " AS " + Quoting.identifier(item.field()))
                .collect(Collectors.joining(", "));
    }
}
