package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.access.AccessClause;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.sql.PropertyList;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/**
 * {@code EXPORT TABLE}: writes a partition to CSV files, asynchronously (reference section 2).
 *
 * <p>EXPORT has no label: submitted twice, it runs twice. Give every attempt a folder of its own; the folder, which
 * {@code SHOW EXPORT} prints as {@code Path}, is what identifies the job afterwards.
 *
 * @param part the partition, or the whole table; StarRocks cannot export temporary partitions
 * @param columns the columns to write, in order; without generated columns. Never empty: StarRocks' own default holds
 *     columns that cannot be loaded
 * @param folder where the files go
 * @param separators what separates columns and rows
 * @param timeout how long the job may take; StarRocks counts from the submission, queueing included
 */
public record ExportStatement(
        TablePart part, List<String> columns, StorageUri folder, Separators separators, Duration timeout) {
    /**
     * @throws IllegalArgumentException when the part is a temporary partition, no column is named, the timeout is below
     *     a second, or StarRocks would refuse or change the folder's address
     */
    public ExportStatement {
        columns = List.copyOf(columns);
        // Without the slash, StarRocks takes the last segment for a prefix of the files' names.
        folder = folder.asFolder();
        if (part.kind() == TablePart.Kind.TEMPORARY_PARTITION) {
            throw new IllegalArgumentException("Cannot export " + part + ": StarRocks exports no temporary partitions");
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Cannot export " + part + " without columns; name them");
        }
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "Cannot export " + part + " within " + timeout + "; allow a second or more");
        }
        requirePlainPath(folder);
    }

    /** The statement for a version. */
    public Sql sql(Capabilities capabilities, StorageAccess access) {
        PropertyList properties = PropertyList.empty()
                .with("column_separator", separators.columnText())
                .with("line_delimiter", separators.rowText())
                .with("timeout", Long.toString(timeout.toSeconds()));
        return Sql.of("EXPORT TABLE " + part.sql() + " (" + Quoting.identifiers(columns) + ")")
                .then(" TO " + Quoting.string(path()))
                .then(" PROPERTIES ")
                .then(properties.inParentheses())
                .then(" ")
                .then(AccessClause.withBroker(capabilities, access));
    }

    // StarRocks reads the path as a java.net.URI and prints it normalised: another path would not be found again.
    private static void requirePlainPath(StorageUri folder) {
        String path = AccessClause.uri(folder);
        try {
            if (new URI(path).normalize().toString().equals(path)) {
                return;
            }
        } catch (URISyntaxException e) {
            // Refused below, like one that normalisation changes.
        }
        throw new IllegalArgumentException("Cannot export to " + folder
                + ": StarRocks takes plain URIs only; encode characters such as blanks, and leave out empty segments");
    }

    /** The folder as {@code SHOW EXPORT} prints it in {@code Path}. */
    public String path() {
        return AccessClause.uri(folder);
    }
}
