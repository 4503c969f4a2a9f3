package io.starmigrate.standin.export;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.rows.ColumnTypes;
import io.starmigrate.standin.rows.EngineSql;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes rows as EXPORT does: no header, no quotes, nothing escaped, NULL as {@code \N}. */
final class CsvFile {
    private static final Set<String> NO_TEXT = Set.of("bitmap", "hll", "percentile", "struct");

    private CsvFile() {}

    /** The first type among the columns' that no CSV file can hold in this version. */
    static Optional<String> unwritable(Personality personality, List<Column> columns) {
        return columns.stream()
                .map(Column::type)
                .filter(type -> !writable(personality, type))
                .map(type -> type.described().toUpperCase(java.util.Locale.ROOT))
                .findFirst();
    }

    private static boolean writable(Personality personality, SqlType type) {
        boolean known = switch (type.name()) {
            case "map" -> personality.atLeast(3, 1);
            case "varbinary" -> personality.atLeast(3, 0);
            default -> !NO_TEXT.contains(type.name());
        };
        return known && type.children().stream().allMatch(child -> writable(personality, child));
    }

    /** The query whose only column is a row's line, its delimiter included. */
    static String lines(ExportSnapshot.Tablet tablet, List<Column> columns, ExportProperties properties) {
        String separator = " || " + EngineSql.literal(properties.columnSeparator()) + " || ";
        String line = columns.stream()
                .map(column -> "coalesce(" + ColumnTypes.csvText(column.type(), "t." + EngineSql.name(column.name()))
                        + ", '\\N')")
                .collect(Collectors.joining(separator));
        return "SELECT " + line + " || " + EngineSql.literal(properties.rowDelimiter()) + " FROM "
                + EngineSql.partition(tablet.partitionId()) + " AS t WHERE t.rowid % " + tablet.buckets() + " = "
                + tablet.bucket();
    }

    /**
     * Writes the tablets' rows to a file.
     *
     * @return how many rows; with none, no file is made
     */
    static long write(
            Connection connection,
            List<ExportSnapshot.Tablet> tablets,
            List<Column> columns,
            ExportProperties properties,
            Path file)
            throws SQLException, IOException {
        long rows = 0;
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (ExportSnapshot.Tablet tablet : tablets) {
                try (Statement statement = connection.createStatement();
                        ResultSet lines = statement.executeQuery(lines(tablet, columns, properties))) {
                    while (lines.next()) {
                        writer.write(lines.getString(1));
                        rows++;
                    }
                }
            }
        }
        if (rows == 0) {
            Files.delete(file);
        }
        return rows;
    }
}
