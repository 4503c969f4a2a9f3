package io.starmigrate.standin.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of automatic list partitions whose names are the same: every row is kept, or its statement fails. */
class AutomaticNamesTest {
    private static final List<String> ALIKE = List.of("''", "' '", "' :'", "'ab'", "'a-b'", "'AB'", "'aB'");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"3.4.0", "3.5.2", "4.1.0"})
    void eachValueHasItsOwnPartitionWhenItComesInAStatementOfItsOwn(String version) {
        try (Stand stand = stand(version)) {
            ALIKE.forEach(value -> stand.run("INSERT INTO e VALUES (" + value + ")"));
            assertThat(stand.rows("SELECT count(*), count(DISTINCT c) FROM e")).containsExactly(List.of("7", "7"));
            assertThat(partitions(stand)).hasSize(7).startsWith("p", "p_70", "p_71", "pab", "pab_" + hex("pab"));
        }
    }

    @Test
    void eachValueHasItsOwnPartitionInOneStatementOfANewVersion() {
        try (Stand stand = stand("4.1.0")) {
            stand.run("INSERT INTO e VALUES (" + String.join("), (", ALIKE) + ")");
            assertThat(stand.rows("SELECT count(*), count(DISTINCT c) FROM e")).containsExactly(List.of("7", "7"));
            assertThat(partitions(stand)).hasSize(7);
        }
    }

    @ParameterizedTest
    @CsvSource({"3.1.17, '', ' '", "3.3.9, ab, AB", "3.3.9, ab, a-b"})
    void anOldVersionHasNoPartitionForTheSecondOne(String version, String one, String other) {
        try (Stand stand = stand(version)) {
            stand.run("INSERT INTO e VALUES ('" + one + "')");
            assertThatThrownBy(() -> stand.run("INSERT INTO e VALUES ('" + other + "')"))
                    .isInstanceOf(SqlError.class)
                    .hasMessageContaining(LoadTarget.OUT_OF_RANGE);
            assertThat(stand.rows("SELECT c FROM e")).containsExactly(List.of(one));
        }
    }

    @Test
    void oneStatementWithTwoValuesOfTheVerySameNameFailsUpToFour() {
        try (Stand stand = stand("3.5.2")) {
            assertThatThrownBy(() -> stand.run("INSERT INTO e VALUES (''), (' ')"))
                    .hasMessageContaining(LoadTarget.OUT_OF_RANGE);
            stand.run("INSERT INTO e VALUES ('ab'), ('AB')");
            assertThat(stand.value("SELECT count(*) FROM e")).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.3.9", "3.5.2", "4.1.0"})
    void theTextNullIsNotToldFromNull(String version) {
        try (Stand stand = stand(version)) {
            assertThatThrownBy(() -> stand.run("INSERT INTO e VALUES ('NULL')"))
                    .hasMessageContaining(LoadTarget.OUT_OF_RANGE);
            stand.run("INSERT INTO e VALUES (NULL)");
            assertThat(partitions(stand)).containsExactly("pNULL");
            assertThatThrownBy(() -> stand.run("INSERT INTO e VALUES ('NULL')"))
                    .hasMessageContaining(LoadTarget.OUT_OF_RANGE);
            stand.run("ALTER TABLE e ADD PARTITION letters VALUES IN ('NULL')");
            stand.run("INSERT INTO e VALUES ('NULL')");
            assertThat(stand.value("SELECT count(*) FROM e")).isEqualTo("2");
        }
    }

    @Test
    void aNameIsOfLatinLettersDigitsAndCodes() {
        try (Stand stand = stand("3.5.2")) {
            for (String value : List.of("-11", "2020-01-01 10:00", "\u676d\u5dde", "a*b", "\ud83d\ude00")) {
                stand.run("INSERT INTO e VALUES ('" + value + "')");
            }
            assertThat(partitions(stand)).containsExactly("p_11", "p202001011000", "p676d5dde", "pa2ab", "p1f600de00");
        }
    }

    @Test
    void aLongNameIsCutAndKeepsApart() {
        String start = "x".repeat(60);
        try (Stand stand = stand("3.5.2")) {
            stand.run("INSERT INTO e VALUES ('" + start + "a'), ('" + start + "b')");
            assertThat(partitions(stand))
                    .containsExactly(
                            "p" + "x".repeat(49) + "_" + hex("p" + start + "a"),
                            "p" + "x".repeat(49) + "_" + hex("p" + start + "b"));
        }
    }

    /** It would be put in the place of the other, whose rows would be gone. */
    @Test
    void aRangeWhoseNameAnotherHasIsNotMade() {
        assertThat(AutomaticNames.range("p202401", "P202401"::equalsIgnoreCase)).isEmpty();
        assertThat(AutomaticNames.range("p202402", "P202401"::equalsIgnoreCase)).contains("p202402");
    }

    private Stand stand(String version) {
        Stand stand = new Stand(directory.resolve(version), version);
        stand.run("CREATE DATABASE db; USE db");
        stand.run("CREATE TABLE e (c VARCHAR(99)" + (version.startsWith("3.1") ? " NOT NULL" : "")
                + ") DUPLICATE KEY(c) PARTITION BY (c) DISTRIBUTED BY HASH(c) BUCKETS 1");
        return stand;
    }

    private static List<String> partitions(Stand stand) {
        return stand.rows("SHOW PARTITIONS FROM e").stream()
                .map(row -> row.get(1))
                .toList();
    }

    private static String hex(String name) {
        return Integer.toHexString(name.hashCode());
    }
}
