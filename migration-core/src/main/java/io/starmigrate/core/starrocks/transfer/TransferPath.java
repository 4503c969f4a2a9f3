package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.statement.FilesStatement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The way of one table: the format of its files and, column by column, what is written and what is loaded.
 *
 * @param format the files' format
 * @param columns the columns in the order in which files carry them; never empty
 */
public record TransferPath(Kind format, List<ColumnRoute.Carried> columns) {
    public TransferPath {
        columns = List.copyOf(columns);
    }

    /** What is expected rather than known to work, one sentence for each such column; the fingerprint decides. */
    public List<String> doubts() {
        return columns.stream()
                .filter(column -> !column.doubt().isEmpty())
                .map(column -> "column " + column.load().name() + ": " + column.doubt())
                .toList();
    }

    /** The column list of EXPORT: the table's own columns. */
    public List<String> columnNames() {
        return columns.stream().map(column -> column.load().name()).toList();
    }

    /** The SELECT list of INSERT INTO FILES. */
    public List<FilesStatement.Item> items() {
        return columns.stream()
                .map(column ->
                        new FilesStatement.Item(column.unload(), column.load().field()))
                .toList();
    }

    /**
     * The SELECT list of INSERT INTO FILES for files that are to be loaded by these columns: those of an export that
     * another version of this program has begun, whose fields may have other names.
     *
     * @param loaded the columns of LOAD, as they were when the export began
     * @return empty where they are not the same columns, carried the same way: what is written now would not be what is
     *     loaded
     */
    public Optional<List<FilesStatement.Item>> items(List<FileColumn> loaded) {
        boolean fit = loaded.size() == columns.size()
                && IntStream.range(0, columns.size())
                        .allMatch(i -> columns.get(i).isLoadedBy(loaded.get(i)));
        return fit
                ? Optional.of(IntStream.range(0, columns.size())
                        .mapToObj(i -> new FilesStatement.Item(
                                columns.get(i).unload(), loaded.get(i).field()))
                        .toList())
                : Optional.empty();
    }

    /** The columns of LOAD. */
    public List<FileColumn> loadColumns() {
        return columns.stream().map(ColumnRoute.Carried::load).toList();
    }
}
