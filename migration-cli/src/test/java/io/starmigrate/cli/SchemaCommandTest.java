package io.starmigrate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.cli.text.SchemaText;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCommandTest extends CliBench {
    private final RecordingMigrator migration = new RecordingMigrator(Reports.done());

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("schema", "--env", env.toString(), "--job", "shop-1"));
        arguments.addAll(List.of(options));
        return run(config -> migration, arguments.toArray(String[]::new));
    }

    private List<String> lines() {
        return out().lines().toList();
    }

    @Test
    void a_dry_run_prints_statements_notes_and_differences_and_fails_where_the_target_differs() {
        assertThat(run("--dry-run")).isEqualTo(1);

        assertThat(lines())
                .containsExactly(
                        "-- StarRocks 3.1.5 shared-data to StarRocks 3.3.2 shared-nothing",
                        "-- table orders: to do",
                        "--   dropped property storage_volume = v1: it is of the source",
                        "CREATE TABLE `shop`.`orders` (…);",
                        "-- table users: differs",
                        "--   column v type: expected int(11), found bigint(20)",
                        "-- 1 to do, 1 differs");
    }

    @Test
    void what_is_said_of_several_objects_is_said_once_with_their_names() {
        SchemaReport one = Reports.schema(SchemaRequest.of(Goal.CREATE, Effect.APPLY));
        SchemaStep orders = one.steps().get(0);
        List<SchemaStep> steps = List.of(orders, orders.named("lines"), orders.named("users"));

        assertThat(SchemaText.of(new SchemaReport(one.request(), one.source(), one.target(), steps))
                        .lines())
                .containsExactly(
                        "-- StarRocks 3.1.5 shared-data to StarRocks 3.3.2 shared-nothing",
                        "-- orders, lines, users: dropped property storage_volume = v1: it is of the source",
                        "-- table orders: to do",
                        "-- table lines: to do",
                        "-- table users: to do",
                        "-- 3 to do");
    }

    @Test
    void what_was_made_and_needs_no_more_words_is_one_line() {
        SchemaReport one = Reports.schema(SchemaRequest.of(Goal.CREATE, Effect.APPLY));
        SchemaStep orders = one.steps().get(0).with(Standing.DONE);
        List<SchemaStep> steps =
                List.of(orders, orders.named("lines"), one.steps().get(1));

        assertThat(SchemaText.of(new SchemaReport(one.request(), one.source(), one.target(), steps))
                        .lines())
                .containsExactly(
                        "-- StarRocks 3.1.5 shared-data to StarRocks 3.3.2 shared-nothing",
                        "-- orders, lines: dropped property storage_volume = v1: it is of the source",
                        "-- done: table orders, table lines",
                        "-- table users: differs",
                        "--   column v type: expected int(11), found bigint(20)",
                        "-- 2 done, 1 differs");
    }

    @Test
    void options_reach_the_migration() {
        run("--restore", "--storage-volume", "v2", "--replicas", "2", "--without", "a,b");

        assertThat(migration.calls.get(0))
                .contains("goal=RESTORE", "effect=APPLY", "storageVolume=v2", "replicas=2")
                .containsAnyOf("[a, b]", "[b, a]");
    }

    @Test
    void json_holds_each_step() throws IOException {
        run("--json");

        JsonNode report = JsonMapper.builder().build().readTree(lines().get(0));
        assertThat(report.get("job").asText()).isEqualTo("shop-1");
        assertThat(report.get("succeeded").asBoolean()).isFalse();
        assertThat(report.get("dryRun").asBoolean()).isFalse();
        assertThat(report.get("counts").toString()).isEqualTo("{\"TO_DO\":1,\"DIFFERS\":1}");
        assertThat(report.get("steps").get(0).get("notes").get(0).get("clause").asText())
                .isEqualTo("property storage_volume");
        assertThat(report.get("steps")
                        .get(1)
                        .get("differences")
                        .get(0)
                        .get("found")
                        .asText())
                .isEqualTo("bigint(20)");
    }
}
