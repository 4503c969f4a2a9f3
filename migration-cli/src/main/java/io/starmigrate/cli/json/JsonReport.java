package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.forecast.Remaining.Lately;
import io.starmigrate.core.forecast.Remaining.Rough;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.worker.api.Counting;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.PaceLine;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.Verification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A report as one JSON object in one line. Its fields are an interface other programs read: they may be added to, never
 * renamed.
 */
public final class JsonReport {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonReport() {}

    /**
     * The fields {@code job}, {@code complete}, {@code tables} (how many), {@code partitions} (by state),
     * {@code files}, {@code bytes}, {@code rows} ({@code source}, {@code target}; null while not known),
     * {@code verified}, {@code seconds} (by stage), {@code perTable}, {@code failures} and {@code unknownFailures} (of
     * {@code migrate status}: {@code text}, {@code times}, {@code subject}) and {@code pace} (of the same: {@code of},
     * {@code at}, {@code worker}, {@code from}, {@code to}, {@code cause}, {@code reason}) and {@code cutover} (of the
     * same, once there was one: {@code state}, {@code begun}, {@code changed}) and {@code counted} (of the same, for
     * each database: {@code job}, {@code at}, {@code worker}, null where every partition was read, {@code unchanged}
     * since, {@code readBecause}); of {@code migrate plan} also {@code plan}, of {@code migrate verify} also
     * {@code comparison}, of {@code migrate sync} also {@code notAlike} (where the catalogs are not: a line each), with
     * {@code --rounds} what {@link RoundsJson} says, of {@code migrate import --from} also {@code restored}
     * ({@code from}, {@code steps}, {@code unverified}), of {@code migrate export} also {@code droppedAtSource} (since
     * they were exported: {@code table}, {@code partition}), of {@code migrate repair} also {@code repair}
     * ({@code compared}, {@code equal}, {@code redone}: {@code table}, {@code partition}, {@code reason}). Of
     * {@code plan} and {@code verify}, {@code tables}, {@code rows} and {@code verified} tell what was measured,
     * {@code partitions}, {@code files} and {@code bytes} what the recorder has. A table has {@code partlyVerified}:
     * the columns that were compared, but not in full.
     */
    public static String of(JobReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("job", report.job());
        root.put("complete", report.complete());
        root.put("tables", report.tables().size());
        root.set("partitions", MAPPER.valueToTree(report.partitions()));
        root.put("files", report.files());
        root.put("bytes", report.bytes());
        root.putObject("rows")
                .put("source", report.rows(Verification::sourceRows).orElse(null))
                .put("target", report.rows(Verification::targetRows).orElse(null));
        root.put("verified", report.verified());
        seconds(report.durations(), root.putObject("seconds"));
        report.tables().forEach(table -> table(table, root.withArray("perTable").addObject()));
        root.withArray("perTable");
        root.set("failures", failures(report.failures()));
        root.set("unknownFailures", MAPPER.valueToTree(report.unknown()));
        report.pace().forEach(line -> pace(line, root.withArray("pace").addObject()));
        report.remaining().ifPresent(remaining -> remaining(remaining, root.putObject("remaining")));
        report.counted().forEach(one -> counted(one, root.withArray("counted").addObject()));
        report.cutover().ifPresent(cutover -> cutover(cutover, root.putObject("cutover")));
        report.plan().ifPresent(plan -> PlanJson.write(plan, root.putObject("plan")));
        report.comparison().ifPresent(found -> ComparisonJson.write(found, root.putObject("comparison")));
        if (!report.unlike().isEmpty()) {
            root.set("notAlike", MAPPER.valueToTree(report.unlike()));
        }
        report.rounds().ifPresent(rounds -> RoundsJson.write(rounds, root));
        report.restored().ifPresent(restored -> root.set("restored", MAPPER.valueToTree(restored)));
        report.exported().ifPresent(exported -> root.set("droppedAtSource", MAPPER.valueToTree(exported.dropped())));
        report.repaired().ifPresent(repaired -> repair(repaired, root.putObject("repair")));
        return root.toString();
    }

    /** The fields {@code error} and {@code exitCode}. */
    public static String failure(String reason, int exitCode) {
        return MAPPER.createObjectNode()
                .put("error", reason)
                .put("exitCode", exitCode)
                .toString();
    }

    /** The fields {@code subject}, {@code reason} and {@code retry} of each. */
    static ArrayNode failures(List<Failure> failures) {
        ArrayNode all = MAPPER.createArrayNode();
        failures.forEach(failure -> all.addObject()
                .put("subject", failure.subject())
                .put("reason", failure.reason())
                .put("retry", failure.retry()));
        return all;
    }

    /** The fields of one table. */
    static void table(TableReport table, ObjectNode node) {
        node.put("table", table.table());
        node.set("partitions", MAPPER.valueToTree(new TreeMap<>(table.partitions())));
        node.put("files", table.files());
        node.put("bytes", table.bytes());
        node.putObject("rows")
                .put("source", table.verification().sourceRows())
                .put("target", table.verification().targetRows());
        node.put("verified", table.verification().verified());
        node.set("partlyVerified", MAPPER.valueToTree(table.verification().partly()));
    }

    private static void repair(RepairReport repaired, ObjectNode node) {
        node.put("compared", repaired.compared()).put("equal", repaired.equal());
        node.putArray("redone");
        repaired.redone()
                .forEach(redone -> node.withArray("redone")
                        .addObject()
                        .put("table", redone.table())
                        .put("partition", redone.partition().partition())
                        .put("reason", redone.reason()));
    }

    private static void pace(PaceLine line, ObjectNode node) {
        node.put("of", line.of()).put("at", line.at().toString()).put("worker", line.worker());
        node.put("from", line.from()).put("to", line.to());
        node.put("cause", line.cause()).put("reason", line.reason());
    }

    private static void remaining(Remaining remaining, ObjectNode json) {
        json.put("partitions", remaining.workload().partitions())
                .put("bytes", remaining.workload().bytes());
        Lately lately = remaining.lately();
        if (lately != null) {
            json.put("seconds", lately.expected().toSeconds());
            json.put("leastSeconds", lately.least().toSeconds());
            json.put("mostSeconds", lately.most().toSeconds());
            json.put("rateOfSeconds", lately.window().toSeconds());
        }
        Rough rough = remaining.rough();
        if (rough != null) {
            json.put("roughSeconds", rough.expected().toSeconds());
            json.put("roughLeastSeconds", rough.least().toSeconds());
            json.put("roughMostSeconds", rough.most().toSeconds());
            json.put("roughStep", rough.step());
        }
    }

    private static void counted(Counting one, ObjectNode node) {
        node.put("job", one.job()).put("at", one.at().toString()).put("worker", one.worker());
        node.put("unchanged", one.unchanged());
        node.put("readBecause", one.why().isEmpty() ? null : one.why());
    }

    private static void cutover(CutoverProgress cutover, ObjectNode node) {
        node.put("state", cutover.state().name());
        node.put("begun", cutover.begun().toString())
                .put("changed", cutover.changed().toString());
    }

    private static void seconds(Map<Stage, Duration> stages, ObjectNode node) {
        Arrays.stream(Stage.values()).forEach(stage -> {
            Duration duration = stages.get(stage);
            if (duration != null) {
                node.put(stage.name().toLowerCase(Locale.ROOT), duration.toMillis() / 1000.0);
            }
        });
    }
}
