package io.starmigrate.standin.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.Stand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The columns of catalog statements, in order, for every series and mode: observations, section 1. */
class ColumnsByVersionTest {
    private static final Map<String, String> LATEST_PATCH = Map.of(
            "2.5", "2.5.22", "3.0", "3.0.9", "3.1", "3.1.17", "3.2", "3.2.15", "3.3", "3.3.14", "3.4", "3.4.4", "3.5",
            "3.5.2");

    @TempDir
    private Path directory;

    record Expected(String statement, String series, RunMode mode, List<String> columns) {}

    @ParameterizedTest
    @CsvSource({
        "2.5, SHARED_NOTHING",
        "3.0, SHARED_NOTHING",
        "3.0, SHARED_DATA",
        "3.1, SHARED_NOTHING",
        "3.1, SHARED_DATA",
        "3.2, SHARED_NOTHING",
        "3.2, SHARED_DATA",
        "3.3, SHARED_NOTHING",
        "3.3, SHARED_DATA",
        "3.4, SHARED_NOTHING",
        "3.4, SHARED_DATA",
        "3.5, SHARED_NOTHING",
        "3.5, SHARED_DATA"
    })
    void catalog_statements_have_the_columns_of_their_version(String series, RunMode mode) throws IOException {
        try (Stand stand = new Stand(directory, Personality.of(LATEST_PATCH.getOrDefault(series, series), mode))) {
            stand.run("CREATE DATABASE d; USE d; CREATE TABLE t (k int) DUPLICATE KEY(k) "
                    + "PARTITION BY RANGE(k) (PARTITION p VALUES LESS THAN (\"9\")) DISTRIBUTED BY HASH(k) BUCKETS 1");
            for (Expected expected : expected(series, mode)) {
                if (expected.columns().isEmpty()) {
                    assertThatThrownBy(() -> columns(stand, expected.statement()))
                            .as(expected.statement())
                            .hasMessageContaining("Unknown table");
                } else {
                    assertThat(columns(stand, expected.statement()))
                            .as(expected.statement())
                            .isEqualTo(expected.columns());
                }
            }
        }
    }

    private static List<String> columns(Stand stand, String statement) {
        Answer.Rows answer = (Answer.Rows) stand.run(
                switch (statement) {
                    case "SHOW PARTITIONS" -> "SHOW PARTITIONS FROM t";
                    case "SHOW EXPORT", "SHOW LOAD" -> statement + " FROM d";
                    case "loads", "partitions_meta" -> "SELECT * FROM information_schema." + statement;
                    default -> statement;
                });
        return answer.columns().stream().map(AnswerColumn::name).toList();
    }

    private static List<Expected> expected(String series, RunMode mode) throws IOException {
        try (InputStream file = ColumnsByVersionTest.class.getResourceAsStream("columns.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .map(fields -> new Expected(
                            fields[0],
                            fields[1],
                            RunMode.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                            fields[3].equals("-") ? List.of() : List.of(fields[3].split(",", -1))))
                    .filter(expected -> expected.series().equals(series) && expected.mode() == mode)
                    .toList();
        }
    }
}
