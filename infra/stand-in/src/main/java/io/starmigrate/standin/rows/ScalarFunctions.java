package io.starmigrate.standin.rows;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** The functions DuckDB lacks, made known to it under names that begin with {@code sr_}. */
final class ScalarFunctions {
    /** In bytes. */
    private static final int LONGEST_TEXT = 1_048_576;

    private ScalarFunctions() {}

    /** A function of one or two texts; null in gives null out. */
    private interface TextFunction extends BinaryOperator<@Nullable String> {}

    static void register(Connection connection) throws SQLException {
        variadic(connection, "sr_murmur_hash3_32", DuckDBColumnType.INTEGER, ScalarFunctions::murmur);
        variadic(connection, "sr_xx_hash3_64", DuckDBColumnType.BIGINT, ScalarFunctions::xxh3);
        unary(connection, "sr_limited", ScalarFunctions::limited);
        unary(connection, "sr_json", JsonText::normal);
        unary(connection, "sr_json_unquote", JsonText::unquoted);
        binary(connection, "sr_json_at", JsonText::at);
        unary(connection, "sr_nested_json", NestedText::toJson);
        unary(connection, "sr_to_bitmap", BitmapForm::single);
        unary(connection, "sr_bitmap_from_string", BitmapForm::fromString);
        unary(connection, "sr_bitmap_union", BitmapForm::union);
        unary(connection, "sr_bitmap_to_base64", BitmapForm::toBase64);
        unary(connection, "sr_base64_to_bitmap", BitmapForm::fromBase64);
        unary(connection, "sr_hll_hash", ScalarFunctions::hllHash);
        unary(connection, "sr_hll_union", ScalarFunctions::hllUnion);
        unary(
                connection,
                "sr_hll_cardinality",
                hex -> Long.toString(HyperLogLog.read(hex).cardinality()));
        dates(connection);
    }

    /** A text that a function made; null where it is longer than a text of StarRocks can be. */
    private static @Nullable String limited(String made) {
        boolean surely = made.length() <= LONGEST_TEXT / 3;
        return surely || made.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT ? made : null;
    }

    private static void dates(Connection connection) throws SQLException {
        add(
                connection,
                "sr_date_format",
                DuckDBColumnType.VARCHAR,
                (in, row, out) -> text(out, row, formatted(in, row)),
                DuckDBColumnType.TIMESTAMP,
                DuckDBColumnType.VARCHAR);
        add(
                connection,
                "sr_str_to_date",
                DuckDBColumnType.TIMESTAMP,
                (in, row, out) -> time(out, row, read(in, row)),
                DuckDBColumnType.VARCHAR,
                DuckDBColumnType.VARCHAR);
    }

    private static @Nullable String formatted(DuckDBDataChunkReader in, long row) {
        return DateFormats.print(
                in.vector(0).getLocalDateTime(row), in.vector(1).getString(row));
    }

    private static @Nullable LocalDateTime read(DuckDBDataChunkReader in, long row) {
        return DateFormats.read(in.vector(0).getString(row), in.vector(1).getString(row));
    }

    private static void murmur(DuckDBDataChunkReader in, long row, DuckDBWritableVector out) {
        int hash = RowHashes.murmurSeed();
        for (long argument = 0; argument < in.columnCount(); argument++) {
            hash = RowHashes.murmur(in.vector(argument).getString(row), hash);
        }
        out.setInt(row, hash);
    }

    private static void xxh3(DuckDBDataChunkReader in, long row, DuckDBWritableVector out) {
        long hash = 0;
        for (long argument = 0; argument < in.columnCount(); argument++) {
            hash = RowHashes.xxh3(in.vector(argument).getString(row), hash);
        }
        out.setLong(row, hash);
    }

    private static String hllHash(String text) {
        return HyperLogLog.of(MurmurHash64.hash(text)).hex();
    }

    private static String hllUnion(String joined) {
        HyperLogLog union = new HyperLogLog();
        for (String hex : joined.split(",", -1)) {
            union.merge(HyperLogLog.read(hex));
        }
        return union.hex();
    }

    /** What is done with a row of which no argument is null. */
    private interface RowFunction {
        void apply(DuckDBDataChunkReader in, long row, DuckDBWritableVector out);
    }

    private static void variadic(Connection connection, String name, DuckDBColumnType result, RowFunction function)
            throws SQLException {
        try (var builder = DuckDBFunctions.scalarFunction();
                var text = DuckDBLogicalType.of(DuckDBColumnType.VARCHAR)) {
            builder.withName(name)
                    .withVarArgs(text)
                    .withReturnType(result)
                    .withVectorizedFunction((in, out) -> eachRow(in, out, function))
                    .register(connection);
        }
    }

    private static void eachRow(DuckDBDataChunkReader in, DuckDBWritableVector out, RowFunction function) {
        for (long row = 0; row < in.rowCount(); row++) {
            if (anyNull(in, row)) {
                out.setNull(row);
            } else {
                function.apply(in, row, out);
            }
        }
    }

    private static boolean anyNull(DuckDBDataChunkReader in, long row) {
        for (long argument = 0; argument < in.columnCount(); argument++) {
            if (in.vector(argument).isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private static void unary(Connection connection, String name, UnaryOperator<@Nullable String> function)
            throws SQLException {
        add(
                connection,
                name,
                DuckDBColumnType.VARCHAR,
                (in, row, out) -> text(out, row, function.apply(in.vector(0).getString(row))),
                DuckDBColumnType.VARCHAR);
    }

    private static void binary(Connection connection, String name, TextFunction function) throws SQLException {
        add(
                connection,
                name,
                DuckDBColumnType.VARCHAR,
                (in, row, out) -> text(
                        out,
                        row,
                        function.apply(in.vector(0).getString(row), in.vector(1).getString(row))),
                DuckDBColumnType.VARCHAR,
                DuckDBColumnType.VARCHAR);
    }

    private static void text(DuckDBWritableVector out, long row, @Nullable String value) {
        if (value == null) {
            out.setNull(row);
        } else {
            out.setString(row, value);
        }
    }

    private static void time(DuckDBWritableVector out, long row, @Nullable LocalDateTime value) {
        if (value == null) {
            out.setNull(row);
        } else {
            out.setTimestamp(row, value);
        }
    }

    private static void add(
            Connection connection,
            String name,
            DuckDBColumnType result,
            RowFunction function,
            DuckDBColumnType... parameters)
            throws SQLException {
        try (var builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameters(parameters)
                    .withReturnType(result)
                    .withVectorizedFunction((in, out) -> eachRow(in, out, function))
                    .register(connection);
        }
    }
}
