package io.starmigrate.standin.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.CatalogStand;
import io.starmigrate.standin.InMemoryRows;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What front ends refuse of names, columns, variables and properties. */
class WrongInputTest {
    private final CatalogStand stand = stand("3.3.14");

    private static CatalogStand stand(String version) {
        return new CatalogStand(Personality.of(version, RunMode.SHARED_NOTHING), new InMemoryRows());
    }

    @BeforeEach
    void chooseDatabase() {
        stand.run("CREATE DATABASE d; USE d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE DATABASE `1bad-name`| 1102| Incorrect database name '1bad-name'",
                "CREATE TABLE t (k int) DISTRIBUTED BY HASH(`nope`)| 1064| Distribution column(nope) doesn't exist",
                "SET no_such_variable = 1| 1193| Unknown system variable 'no_such_variable'",
                "SET no_such_variable = DEFAULT| 1193| Unknown system variable 'no_such_variable'",
                "SET insert_timeout = 9| 1193| Unknown system variable 'insert_timeout'",
                "SET query_timeout = 'abc'| 1232| Incorrect argument type to variable 'query_timeout'",
                "SET enable_query_cache = maybe| 1232| Incorrect argument type to variable 'enable_query_cache'"
            })
    void is_refused_by_name(String statement, int code, String why) {
        assertThatThrownBy(() -> stand.run(statement))
                .isInstanceOfSatisfying(
                        SqlError.class, refused -> assertThat(refused.code()).isEqualTo(code))
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE DATABASE `_good-name`",
                "CREATE TABLE t (`K` int) DISTRIBUTED BY HASH(k)",
                "SET QUERY_TIMEOUT = 9",
                "SET enable_query_cache = false",
                "SET character_set_results = NULL",
                "SET time_zone = 'Asia/Shanghai'",
                "SET query_timeout = DEFAULT"
            })
    void what_is_like_it_and_right_is_taken(String statement) {
        assertThatCode(() -> stand.run(statement)).doesNotThrowAnyException();
    }

    @Test
    void a_variable_that_came_later_is_known_since_then() {
        CatalogStand later = stand("3.4.4");
        later.run("SET insert_timeout = 9");

        assertThat(later.run("SHOW VARIABLES LIKE 'insert_timeout'")).containsExactly(List.of("insert_timeout", "9"));
    }

    @Test
    void one_statement_sets_one_property_or_several_of_one_group() {
        stand.run("CREATE TABLE t (k date) PARTITION BY RANGE(k) () DISTRIBUTED BY HASH(k)");

        assertThatThrownBy(() ->
                        stand.run("ALTER TABLE t SET (\"replication_num\"=\"1\", \"default.replication_num\"=\"1\")"))
                .hasMessage("Getting analyzing error. Detail message: Can only set one table property at a time.");
        assertThatCode(() -> stand.run("ALTER TABLE t SET (\"dynamic_partition.enable\"=\"true\","
                        + " \"dynamic_partition.time_unit\"=\"DAY\", \"dynamic_partition.end\"=\"3\","
                        + " \"dynamic_partition.prefix\"=\"p\")"))
                .doesNotThrowAnyException();
    }
}
