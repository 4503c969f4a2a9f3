package io.starmigrate.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.schema.Renames;
import io.starmigrate.core.starrocks.schema.RewriteSettings;
import io.starmigrate.core.starrocks.schema.Rewritten;
import io.starmigrate.core.starrocks.schema.SchemaRewriter;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The program of {@code docs/embedding.md} that makes tables does what the guide says. */
class RewriteGuideTest {
    // guide begins
    /** The statements that make the chosen tables at the target; {@code printed} is SHOW CREATE TABLE by name. */
    static List<String> atTheTarget(Map<String, String> printed) {
        SchemaRewriter rewriter = new SchemaRewriter(
                new ClusterProfile(Capabilities.of("3.1.8"), RunMode.SHARED_DATA),
                new ClusterProfile(Capabilities.of("3.5.2"), RunMode.SHARED_NOTHING),
                RewriteSettings.of(new Renames("shop", "market", Map.of("orders", "orders_2026")))
                        .withReplicas(3));
        List<String> chosen = TableSelection.of(List.of("ord*", "!orders_tmp"))
                .select(printed.keySet().stream().sorted().toList());
        List<String> statements = new ArrayList<>();
        for (String table : chosen) {
            Rewritten<TableDdl> rewritten = rewriter.table(requireNonNull(printed.get(table)));
            rewritten.notes().forEach(note -> System.out.println(table + ": " + note));
            if (rewritten.isRefused()) {
                throw new IllegalArgumentException(table + ": " + rewritten.refusals());
            }
            statements.add(rewritten.definition().sql());
            // What drops or makes partitions waits until the rows are there.
            rewritten.deferred().stream().map(Sql::text).forEach(statements::add);
        }
        return statements;
    }
    // guide ends

    @Test
    void the_program_makes_the_chosen_tables_for_the_target() {
        String orders = """
                CREATE TABLE `orders` (
                  `id` bigint(20) NOT NULL COMMENT ""
                ) ENGINE=OLAP
                DUPLICATE KEY(`id`)
                DISTRIBUTED BY HASH(`id`) BUCKETS 2
                PROPERTIES (
                "partition_live_number" = "3"
                );""";

        assertThat(atTheTarget(Map.of("orders", orders, "orders_tmp", "", "items", "")))
                .hasSize(2)
                .anySatisfy(sql -> assertThat(sql)
                        .startsWith("CREATE TABLE `market`.`orders_2026` (")
                        .contains("\"replication_num\" = \"3\"")
                        .doesNotContain("partition_live_number"))
                .last()
                .isEqualTo("ALTER TABLE `market`.`orders_2026` SET (\"partition_live_number\" = \"3\")");
    }
}
