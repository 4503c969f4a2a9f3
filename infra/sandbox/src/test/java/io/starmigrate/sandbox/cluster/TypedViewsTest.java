package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.schema.SchemaMigration;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that shows views as they were typed: names without a database are those of one nobody tells. */
class TypedViewsTest {
    private static final String TABLE =
            " (`id` int NOT NULL, `n` int NULL) DUPLICATE KEY(`id`) DISTRIBUTED BY HASH(`id`) BUCKETS 1"
                    + " PROPERTIES (\"replication_num\"=\"1\")";

    private static final List<String> SOURCE = List.of(
            "CREATE DATABASE shop",
            "CREATE DATABASE archive",
            "CREATE TABLE shop.orders" + TABLE,
            "CREATE TABLE shop.items" + TABLE,
            "CREATE TABLE archive.orders" + TABLE,
            "CREATE TABLE archive.old" + TABLE,
            "USE archive",
            "CREATE VIEW shop.elsewhere AS select id from orders",
            "CREATE VIEW shop.beyond AS select id from old",
            "CREATE VIEW shop.told AS select o.id, x.n from archive.orders o join shop.orders x on o.id = x.id",
            "USE shop",
            "CREATE VIEW shop.here AS select id -- the key\nfrom items where n > 1",
            "CREATE MATERIALIZED VIEW shop.pair REFRESH MANUAL AS select i.id from items i join orders o on i.id = o.id",
            "CREATE MATERIALIZED VIEW shop.either REFRESH MANUAL AS select id from orders");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"4.1.2", "3.5.2"})
    void a_view_is_made_over_the_tables_it_reads_or_is_refused_by_name(String targetVersion) throws Exception {
        try (SchemaPair pair = SchemaPair.start(directory, "4.1.2", targetVersion)) {
            pair.source.execute(SOURCE);
            pair.target.execute(List.of("CREATE DATABASE archive", "CREATE TABLE archive.orders" + TABLE));
            pair.schema((migration, to) -> {
                SchemaReport made = schema(migration);

                assertThat(standings(made, Standing.DONE))
                        .containsExactlyInAnyOrder("market", "items", "orders", "pair", "here", "told");
                assertThat(standings(made, Standing.REFUSED))
                        .containsExactlyInAnyOrder("elsewhere", "beyond", "either");
                assertThat(problems(made, "elsewhere"))
                        .contains("names `orders` without a database", "which: archive and shop has it");
                assertThat(problems(made, "either")).contains("archive and shop has it");
                assertThat(problems(made, "beyond")).contains("which: archive has it");
                SchemaReport again = schema(migration);
                assertThat(standings(again, Standing.PRESENT)).contains("here", "pair", "told");
                assertThat(problems(again, "told").isEmpty()).isEqualTo(targetVersion.startsWith("4"));
                pair.target.execute(
                        List.of(
                                "DROP VIEW market.told",
                                "CREATE VIEW market.told AS select o.id, o.n from archive.orders o join market.items x on o.id = x.id"));
                assertThat(standings(schema(migration), Standing.DIFFERS)).containsExactly("told");
            });
        }
    }

    private static SchemaReport schema(SchemaMigration migration) {
        return migration.migrate(SchemaRequest.of(Goal.CREATE, Effect.APPLY), line -> {});
    }

    private static List<String> standings(SchemaReport report, Standing standing) {
        return report.steps().stream()
                .filter(step -> step.standing() == standing)
                .map(SchemaStep::object)
                .toList();
    }

    private static String problems(SchemaReport report, String object) {
        return report.steps().stream()
                .filter(step -> step.object().equals(object))
                .flatMap(step -> step.remarks().problems().stream())
                .collect(Collectors.joining("; "));
    }
}
