package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralDatabasesTest {
    private static final String CLUSTERS = """
            JOB_NAME=nightly
            SOURCE_HOST=a
            SOURCE_USER=root
            TARGET_HOST=b
            TARGET_USER=root
            AWS_REGION=us-east-2
            STORAGES=s3://bucket/folder
            """;

    private static MigrationConfig read(String text) {
        return ConfigLoader.parse(".env", CLUSTERS + text, Map.of(), EnumSet.allOf(Need.class))
                .config();
    }

    private static Databases databases(String text) {
        return read(text).databases().orElseThrow();
    }

    @Test
    void one_database_is_a_job_as_ever() {
        MigrationConfig one = read("SOURCE_DB_NAME=shop\nTARGET_DB_NAME=market\nTABLE_NAMES=orders\n");

        assertThat(one.databases()).isEmpty();
        assertThat(one.neighbours()).isEmpty();
        assertThat(one.source().database()).isEqualTo("shop");
        assertThat(one.job()).isEqualTo("nightly");
    }

    @Test
    void each_of_several_is_a_job_with_its_own_tables_and_names() {
        MigrationConfig all = read("""
                SOURCE_DB_NAME=shop, hr
                TARGET_DB_NAME=market,people
                TABLE_NAMES=shop.orders,*.`b.c d`,!hr.tmp_*
                TABLE_RENAMES=shop.orders:orders_2026, hr.`b.c d`:other
                SYNC_COLUMN=shop.orders:updated_at, hr.`b.c d`:`u.at`
                """);
        List<String> named = all.databases().orElseThrow().named();

        assertThat(named).containsExactly("shop", "hr");
        MigrationConfig shop = all.of("shop", named);
        assertThat(shop.job()).isEqualTo("nightly-shop");
        assertThat(shop.source().database()).isEqualTo("shop");
        assertThat(shop.target().database()).isEqualTo("market");
        assertThat(shop.selection().tableNames()).containsExactly("orders", "`b.c d`");
        assertThat(shop.selection().tableRenames()).isEqualTo(Map.of("orders", "orders_2026"));
        assertThat(shop.selection().syncColumns()).isEqualTo(Map.of("orders", "updated_at"));
        assertThat(shop.neighbours()).containsExactly(new MovedDatabase("hr", "people", Map.of("b.c d", "other")));
        assertThat(shop.databases()).isEmpty();
        MigrationConfig hr = all.of("hr", named);
        assertThat(hr.job()).isEqualTo("nightly-hr");
        assertThat(hr.target().database()).isEqualTo("people");
        assertThat(hr.selection().tableNames()).containsExactly("`b.c d`", "!tmp_*");
        assertThat(hr.selection().syncColumns()).isEqualTo(Map.of("b.c d", "u.at"));
    }

    @Test
    void the_target_has_the_same_names_or_those_of_a_pattern() {
        assertThat(databases("SOURCE_DB_NAME=a,b\n").target("b")).isEqualTo("b");
        assertThat(databases("SOURCE_DB_NAME=a,b\nTARGET_DB_NAME=new_*\n").target("b"))
                .isEqualTo("new_b");
    }

    @Test
    void a_pattern_chooses_among_what_there_is_without_the_systems_own() {
        List<String> there = List.of("information_schema", "sys", "_statistics_", "shop", "shop_test", "hr");

        assertThat(databases("SOURCE_DB_NAME=*,!*_test\n").among(there)).containsExactly("hr", "shop");
        assertThat(databases("SOURCE_DB_NAME=!hr\n").among(there)).containsExactly("shop", "shop_test");
        assertThat(databases("SOURCE_DB_NAME=*\nTABLE_NAMES=shop*.orders\n").among(there))
                .containsExactly("shop", "shop_test");
        assertThatThrownBy(() -> databases("SOURCE_DB_NAME=x*\n").among(there))
                .hasMessageContaining("Cannot find [x*] in the source");
        assertThatThrownBy(() ->
                        databases("SOURCE_DB_NAME=*\nTABLE_NAMES=shpo.orders\n").among(there))
                .hasMessageContaining("[shpo.orders]");
        assertThatThrownBy(() ->
                        databases("SOURCE_DB_NAME=s*\nTABLE_RENAMES=hr.a:b\n").among(there))
                .hasMessageContaining("[hr.a]");
        assertThatThrownBy(() ->
                        databases("SOURCE_DB_NAME=s*\nSYNC_COLUMN=hr.a:b\n").among(there))
                .hasMessageContaining("[hr.a]")
                .hasMessageContaining("SYNC_COLUMN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b | TARGET_DB_NAME=x | names 1 database, and SOURCE_DB_NAME 2",
                "a,b | TARGET_DB_NAME=x,y,z | names 3 databases, and SOURCE_DB_NAME 2",
                "a,b | TARGET_DB_NAME=x,x | two databases of the source would come into one of the target",
                "a,b | TARGET_DB_NAME=x_*,y | neither names of databases nor one pattern",
                "a,b | TARGET_DB_NAME=*_* | neither names of databases nor one pattern",
                "a*,b | TARGET_DB_NAME=x,y | SOURCE_DB_NAME has a pattern, and this names databases",
                "a,b | TABLE_NAMES=orders | \"orders\" does not say in which of the databases",
                "a,b | TABLE_NAMES=orders | write a.orders, or *.orders for all of them",
                "a,b | TABLE_NAMES=!orders | \"!orders\" does not say in which of the databases",
                "a,b | TABLE_NAMES=a.b.c | \"a.b.c\" does not say in which of the databases",
                "a,b | TABLE_NAMES=a.b c | \"a.b c\" is not a database's and a table's name",
                "a,b | TABLE_NAMES=a.x,c.x,b.* | \"c.x\" is in no database of SOURCE_DB_NAME",
                "a,b | TABLE_NAMES=a.x | it chooses no table of b; write b.* as well",
                "a,b | TABLE_RENAMES=orders:o2 | \"orders:o2\" does not say in which of the databases",
                "a,b | TABLE_RENAMES=c.orders:o2 | \"c.orders\" is in no database of SOURCE_DB_NAME",
                "a,b | TABLE_RENAMES=a.*:o2 | is not a database's and a table's name, a colon",
                "a,b | TABLE_RENAMES=a.x:o,a.y:o | gives a name that is given already",
                "a,b | SYNC_COLUMN=orders:ts | \"orders:ts\" does not say in which of the databases",
                "a,b | SYNC_COLUMN=c.orders:ts | \"c.orders\" is in no database of SOURCE_DB_NAME",
                "a,b | SYNC_COLUMN=a.orders | a colon and the name of one of its columns; write for example shop.orders:updated_at",
                "a,b | SYNC_COLUMN=a.x:ts,a.x:u | gives a table a second column",
                "a,b/c | TARGET_DB_NAME= | SOURCE_DB_NAME"
            })
    void tells_in_one_sentence_what_does_not_fit(String source, String line, String told) {
        assertThatThrownBy(() -> read("SOURCE_DB_NAME=" + source + "\n" + line + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(told);
    }

    @Test
    void tables_of_one_name_are_renamed_apart_in_each_database() {
        Databases databases = databases("SOURCE_DB_NAME=a,b\nTABLE_RENAMES=a.t:u,b.t:u\n");

        assertThat(databases.moved("a").renames()).isEqualTo(Map.of("t", "u"));
        assertThat(databases.moved("b").renames()).isEqualTo(Map.of("t", "u"));
    }

    @Test
    void jobs_are_called_after_their_databases_whatever_these_are_called() {
        String long1 = "d".repeat(60);
        String long2 = long1 + "x";

        assertThat(Databases.job("nightly", "shop")).isEqualTo("nightly-shop");
        assertThat(Set.of(
                        Databases.job("nightly", "客户"),
                        Databases.job("nightly", "商品"),
                        Databases.job("nightly", long1),
                        Databases.job("nightly", long2),
                        Databases.job("n".repeat(40), "shop")))
                .hasSize(5)
                .allMatch(MigrationConfig::isJobName);
        assertThat(Databases.job("nightly", "客户"))
                .as("for ever: the recorder has it so")
                .isEqualTo("nightly-__-ad4af312");
    }

    @Test
    void jobs_of_one_process_share_what_it_may_use() {
        MigrationConfig all = read("""
                SOURCE_DB_NAME=a,b
                RELAY_BANDWIDTH=20M
                QUIET_HOURS=1
                IMPORT_CONCURRENCY=4
                OBSERVE_ADDRESS=127.0.0.1:9464
                """);
        MigrationConfig second = all.of("b", List.of("a", "b")).sharedBy(2, 1);

        assertThat(second.limits().concurrency()).isEqualTo(2);
        assertThat(second.limits().importConcurrency()).isEqualTo(2);
        assertThat(second.limits().relay().memory()).isEqualTo(64L << 20);
        assertThat(second.observe().orElseThrow().port()).isEqualTo(9465);
        Timetables.Hours hours = second.timetables().now(told -> {});
        assertThat(hours.bandwidth().at(LocalTime.NOON)).hasValue(10L << 20);
        assertThat(hours.concurrency().at(LocalTime.NOON)).hasValue(1);
        assertThatThrownBy(() -> all.of("b", List.of("a", "b")).sharedBy(5, 1))
                .hasMessageContaining("each needs 32MB; give 160MB");
    }
}
