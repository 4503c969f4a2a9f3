package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.access.AccessClause;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.starrocks.sql.PropertyList;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code LOAD LABEL}: loads exactly the files named into one part of a table, all or nothing, asynchronously (reference
 * section 4). One bad row fails the load; values that do not fit fail it too and never become NULL.
 *
 * <p>The label makes it safe to submit twice while StarRocks remembers it: the second submission is refused and the
 * outcome of the first can be asked for.
 *
 * @param label the label, as {@link Labels} makes it; unique in the table's database
 * @param into what to load into
 * @param files the files, exact addresses, each once
 * @param format what the files are
 * @param columns the files' columns, for CSV in their order; never generated columns
 * @param timeout how long the job may take; StarRocks may start it anew by itself and then counts again
 */
public record LoadStatement(
        String label,
        TablePart into,
        List<StorageUri> files,
        FileFormat format,
        List<FileColumn> columns,
        Duration timeout) {
    /**
     * @throws IllegalArgumentException when the label is none, files or columns are missing, a file is named twice or
     *     reads as a pattern, or the timeout is below a second
     */
    public LoadStatement {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
        Labels.check(label);
        if (files.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException("Cannot load into " + into + " without files and columns; a partition "
                    + "without files is loaded by doing nothing");
        }
        if (new HashSet<>(files).size() < files.size()) {
            throw new IllegalArgumentException(
                    "Cannot load a file twice into " + into + ": a file is named more than once in " + files);
        }
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "Cannot load " + into + " within " + timeout + "; allow a second or more");
        }
        files.forEach(LoadStatement::requireLiteralPath);
    }

    /**
     * The statement for a version.
     *
     * @throws IllegalArgumentException when the version cannot read the format so
     */
    public Sql sql(Capabilities capabilities, StorageAccess access) {
        String assignments = columns.stream()
                .map(FileColumn::assignment)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String fields =
                Quoting.identifiers(columns.stream().map(FileColumn::field).toList());
        return Sql.of("LOAD LABEL " + Quoting.identifier(into.table().database()) + "." + Quoting.identifier(label))
                .then(" (DATA INFILE(" + paths() + ") INTO TABLE "
                        + Quoting.identifier(into.table().table()))
                .then(into.partitionClause())
                .then(format.loadClause(capabilities))
                .then(" (" + fields + ")")
                .then(assignments.isEmpty() ? "" : " SET (" + assignments + ")")
                .then(") ")
                .then(AccessClause.withBroker(capabilities, access))
                .then(" PROPERTIES ")
                .then(properties().inParentheses());
    }

    private String paths() {
        return files.stream().map(AccessClause::uri).map(Quoting::string).collect(Collectors.joining(", "));
    }

    // The time zone is what DATETIME values of Parquet files are shifted by (reference 5.4).
    private PropertyList properties() {
        return PropertyList.empty()
                .with("timeout", Long.toString(timeout.toSeconds()))
                .with("max_filter_ratio", "0")
                .with("strict_mode", "true")
                .with("timezone", "UTC");
    }

    private static void requireLiteralPath(StorageUri file) {
        if (file.key().matches(".*[*?\\[\\]{}^].*")) {
            throw new IllegalArgumentException("Cannot load exactly " + file
                    + ": StarRocks takes the characters * ? [ ] { } ^ in an address for a pattern; rename the object");
        }
    }
}
