package io.starmigrate.standin.export;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.query.QueryRunner;
import io.starmigrate.standin.rows.EngineSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a query's rows to Parquet files with the physical types a version writes (reference 5.4, 5.5). */
final class ParquetFiles {
    private static final Set<String> NEVER = Set.of("largeint", "bitmap", "hll", "percentile", "time");

    private final Personality personality;
    private final int offset;

    /** @param offset the session's time zone, in seconds east of UTC */
    ParquetFiles(Personality personality, int offset) {
        this.personality = personality;
        this.offset = offset;
    }

    /** Refuses types that this version's writer does not know. */
    void check(List<SqlType> types) {
        for (SqlType type : types) {
            boolean refused = NEVER.contains(type.name()) || (type.is("json") && !writesJson());
            if (refused) {
                throw SqlError.analyzing(
                        "Doesn't support to write " + type.described().toUpperCase(Locale.ROOT) + " type data");
            }
            check(type.children());
        }
    }

    private boolean writesJson() {
        return personality.atLeast(3, 4) ? personality.atLeast(3, 4, 1) : personality.atLeast(3, 3, 11);
    }

    /**
     * Writes the rows; the directory is made.
     *
     * @return how many rows
     */
    long write(QueryRunner.Bound query, FilesTarget target, Path directory) throws SQLException {
        String columns = IntStream.range(0, query.columns().size())
                .mapToObj(i -> {
                    String name = EngineSql.name(query.columns().get(i).name());
                    return written(query.types().get(i), "r." + name) + " AS " + name;
                })
                .collect(Collectors.joining(", "));
        try (Statement statement = query.connection().createStatement()) {
            return statement.executeUpdate("COPY (SELECT " + columns + " FROM (" + query.sql() + ") AS r) TO "
                    + EngineSql.literal(directory.toString()) + " (FORMAT parquet, COMPRESSION " + target.compression()
                    + ", FILE_SIZE_BYTES " + target.maxFileSize() + ")");
        }
    }

    private String written(SqlType type, String value) {
        if (!type.is("datetime")) {
            return value;
        }
        if (!personality.atLeast(3, 3)) {
            return "CAST(date_trunc('second', " + value + ") AS TIMESTAMP_MS)";
        }
        return marksUtc() ? "CAST(" + value + " - to_seconds(" + offset + ") AS TIMESTAMPTZ)" : value;
    }

    private boolean marksUtc() {
        return personality.atLeast(3, 4) ? !personality.atLeast(3, 4, 1) : !personality.atLeast(3, 3, 10);
    }

    /** The files of a directory, in order. */
    static List<Path> of(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
