package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNamesTest {
    @Test
    void names_of_tables_without_a_database_are_found_wherever_they_stand() {
        assertThat(names(
                        "with w as (select id from a) select x.id, (select max(n) from b) from w x join shop.c on x.id ="
                                + " c.id where x.id in (select id from `d e` where n = 'from f') -- from g\nunion all select id"
                                + " from hive.shop.h"))
                .containsExactlyInAnyOrder("a", "b", "d e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT `shop`.`a`.`id` FROM `shop`.`a`",
                "SELECT 1 AS `one`",
                "select * from unnest([1, 2]) as u(n)",
                "select * from table(generate_series(1, 3))",
                "select * from (values (1, 2)) v(a, b)",
                "select * from files('path' = 's3://b/k', 'format' = 'parquet')",
                "this is no query",
            })
    void what_names_no_table_or_names_it_whole_is_in_no_doubt(String query) {
        assertThat(names(query)).isEmpty();
        assertThat(TypedNames.of(view(query)).doubt("shop", Map.of())).isEmpty();
    }

    @Test
    void names_that_the_own_database_alone_has_are_its_own() {
        assertThat(doubt("select 1 from a, b", Map.of("shop", Set.of("a", "b", "c"), "archive", Set.of("a"))))
                .isEmpty();
    }

    @Test
    void names_that_another_database_has_too_are_not_guessed() {
        assertThat(doubt("select 1 from a, b", Map.of("shop", Set.of("a", "b"), "archive", Set.of("a", "b", "c"))))
                .startsWith("Its query names `a`, `b` without a database")
                .contains("archive and shop has all of them", "ALTER VIEW", "the setting tableNames");
    }

    @Test
    void names_that_another_database_alone_has_are_not_the_own_ones() {
        assertThat(doubt("select 1 from a", Map.of("shop", Set.of("b"), "archive", Set.of("a"))))
                .contains("which: archive has it. ");
        assertThat(doubt("select 1 from a", Map.of("shop", Set.of("b"))))
                .contains("which: none that this account sees has it. ");
    }

    private static String doubt(String query, Map<String, Set<String>> relations) {
        return TypedNames.of(view(query)).doubt("shop", relations).orElse("");
    }

    private static List<String> names(String query) {
        return List.copyOf(TypedNames.of(view(query)).names());
    }

    private static String view(String query) {
        return "CREATE VIEW `v` (`id`) SECURITY NONE AS " + query + ";";
    }
}
