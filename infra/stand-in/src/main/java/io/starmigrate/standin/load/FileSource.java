package io.starmigrate.standin.load;

import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.standin.storage.BackendStorageException;
import io.starmigrate.standin.storage.StoragePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Brings the files of one DATA INFILE into the engine as rows of texts (CSV) or of the files' types (Parquet). */
final class FileSource {
    private final DuckDBConnection connection;
    private final FileGroup group;
    private final Path scratch;
    private final String table;
    private final boolean zstd;
    private long rows;

    /**
     * @param scratch a directory for downloads
     * @param number tells this group's rows from those of others on the connection
     * @param zstd whether the version knows {@code .zst}; else such a file is taken for plain CSV
     */
    FileSource(DuckDBConnection connection, FileGroup group, Path scratch, int number, boolean zstd) {
        this.zstd = zstd;
        this.connection = connection;
        this.group = group;
        this.scratch = scratch;
        this.table = "raw_" + number;
    }

    /** A file found. */
    record Found(StoragePath directory, BackendStorage.Item item) {}

    /** Whether the files are Parquet: what FORMAT AS says, else the first file's name. */
    static boolean parquet(FileGroup group, List<Found> files) {
        return group.format()
                .map(format -> format.equals("parquet"))
                .orElseGet(() -> files.stream()
                        .findFirst()
                        .filter(file -> file.item().key().endsWith(".parquet")
                                || file.item().key().endsWith(".parq"))
                        .isPresent());
    }

    long rows() {
        return rows;
    }

    /** Reads the files; the answer is a query giving the group's columns by name, {@code sr_seq} and {@code sr_bad}. */
    String read(BackendStorage storage, List<Found> files) throws IOException, SQLException {
        return parquet(group, files) ? parquetRows(storage, files) : csvRows(storage, files);
    }

    private String csvRows(BackendStorage storage, List<Found> files) throws IOException, SQLException {
        int width = group.columns().size() + group.pathColumns().size();
        StringBuilder columns = new StringBuilder("sr_seq BIGINT, sr_bad VARCHAR");
        for (int i = 0; i < width; i++) {
            columns.append(", f").append(i).append(" VARCHAR");
        }
        execute("CREATE OR REPLACE TEMP TABLE " + table + " (" + columns + ")");
        try (DuckDBAppender appender = connection.createAppender("temp", "main", table)) {
            for (Found file : files) {
                appendFile(storage, file, appender);
            }
        }
        List<String> names = new ArrayList<>(group.columns());
        names.addAll(group.pathColumns());
        StringBuilder select = new StringBuilder("SELECT sr_seq, sr_bad");
        for (int i = 0; i < width; i++) {
            select.append(", f").append(i).append(" AS ").append(EngineSql.name(names.get(i)));
        }
        return select + " FROM " + table;
    }

    private void appendFile(BackendStorage storage, Found file, DuckDBAppender appender)
            throws IOException, SQLException {
        List<String> fromPath = pathValues(file.item().key());
        try (CsvReader reader = new CsvReader(
                plain(file, storage.read(file.directory().bucket(), file.item().key())),
                group.columnSeparator(),
                group.rowDelimiter())) {
            for (CsvReader.Row row = reader.next(); row != null; row = reader.next()) {
                append(row, fromPath, appender);
            }
        }
    }

    private InputStream plain(Found file, InputStream bytes) throws IOException {
        String key = file.item().key();
        for (String suffix : List.of(".bz2", ".lz4", ".deflate")) {
            if (key.endsWith(suffix)) {
                throw new BackendStorageException("The stand-in does not read " + suffix + " files: " + key, null);
            }
        }
        if (key.endsWith(".gz")) {
            return FirstFrame.ofGzip(bytes);
        }
        return key.endsWith(".zst") && zstd ? FirstFrame.ofZstd(bytes) : bytes;
    }

    private void append(CsvReader.Row row, List<String> fromPath, DuckDBAppender appender) throws SQLException {
        int expected = group.columns().size();
        boolean fits = row.readable() && row.fields().size() == expected;
        appender.beginRow();
        appender.append(++rows);
        appendText(appender, fits ? null : reason(row, expected));
        for (int i = 0; i < expected; i++) {
            appendText(appender, fits ? row.fields().get(i) : null);
        }
        for (String value : fromPath) {
            appender.append(value);
        }
        appender.endRow();
    }

    private String reason(CsvReader.Row row, int expected) {
        if (!row.readable()) {
            return "Invalid UTF-8 row";
        }
        return "Target column count: " + expected + " doesn't match source value column count: "
                + row.fields().size() + ". Column separator: '" + group.columnSeparator() + "', Row delimiter: '"
                + group.rowDelimiter() + "'";
    }

    private static void appendText(DuckDBAppender appender, @Nullable String text) throws SQLException {
        if (text == null) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }

    private List<String> pathValues(String key) {
        Map<String, String> values = new HashMap<>();
        for (String part : key.split("/", -1)) {
            int equal = part.indexOf('=');
            if (equal > 0) {
                values.put(part.substring(0, equal).toLowerCase(Locale.ROOT), part.substring(equal + 1));
            }
        }
        return group.pathColumns().stream()
                .map(name -> {
                    String value = values.get(name.toLowerCase(Locale.ROOT));
                    if (value == null) {
                        throw new BackendStorageException(
                                "Fail to parse columnsFromPath, expected: " + group.pathColumns() + ", filePath: "
                                        + key,
                                null);
                    }
                    return value;
                })
                .toList();
    }

    private String parquetRows(BackendStorage storage, List<Found> files) throws IOException, SQLException {
        if (!group.pathColumns().isEmpty()) {
            throw new BackendStorageException("The stand-in reads no columns from the path of Parquet files", null);
        }
        List<String> local = new ArrayList<>();
        for (Found file : files) {
            Path target = scratch.resolve(table + "_" + local.size() + ".parquet");
            try (InputStream bytes =
                    storage.read(file.directory().bucket(), file.item().key())) {
                Files.copy(bytes, target);
            }
            local.add(EngineSql.literal(target.toString()));
        }
        String source = "read_parquet([" + String.join(", ", local) + "])";
        String columns = parquetColumns(source, files.get(0).item().key());
        execute("CREATE OR REPLACE TEMP TABLE " + table
                + " AS SELECT row_number() OVER () AS sr_seq, CAST(NULL AS VARCHAR) AS sr_bad, " + columns + " FROM "
                + source);
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
            count.next();
            rows = count.getLong(1);
        }
        return "SELECT * FROM " + table;
    }

    /** Times that a file marks as UTC become wall-clock times of the job's time zone, which the connection has. */
    private String parquetColumns(String source, String key) throws SQLException {
        Map<String, String> types = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet shape = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
            while (shape.next()) {
                types.put(shape.getString("column_name"), shape.getString("column_type"));
            }
        }
        return group.columns().stream()
                .map(name -> {
                    String type = types.get(name);
                    if (type == null) {
                        throw new BackendStorageException("Column: " + name + " is not found in file: " + key, null);
                    }
                    String value = EngineSql.name(name);
                    return (type.contains("TIMESTAMP") ? "CAST(" + value + " AS " + wallClock(type) + ")" : value)
                            + " AS " + value;
                })
                .collect(Collectors.joining(", "));
    }

    private static String wallClock(String type) {
        return type.replaceAll("TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?", "TIMESTAMP");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
