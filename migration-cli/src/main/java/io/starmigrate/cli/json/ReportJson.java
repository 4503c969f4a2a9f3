package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.MigrationReport.Between;
import io.starmigrate.worker.api.MigrationReport.Detour;
import io.starmigrate.worker.api.MigrationReport.StageTime;
import io.starmigrate.worker.api.MigrationReport.Switched;
import io.starmigrate.worker.api.MigrationReport.TableDetail;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.Taken;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a job, as one JSON object in one line: {@code job}, {@code source}, {@code target}, {@code opened},
 * {@code made}, {@code sourceCluster}, {@code targetCluster}, {@code sourceStorage}, {@code targetStorage} and
 * {@code filter}, each empty where it is not recorded, {@code complete}, {@code verified}, {@code perTable}
 * ({@code table}, {@code partitions}, {@code files}, {@code bytes}, {@code plannedBytes}, {@code generations},
 * {@code movedBytes}, {@code rows} with {@code source} and {@code target}, {@code verified}, {@code partlyVerified},
 * {@code proofs}, {@code recipes}), {@code stages} ({@code stage}, {@code partitions}, {@code first}, {@code last},
 * {@code seconds} of all partitions together, {@code longestSeconds}, {@code longestOf}), {@code rounds}
 * ({@code number}, {@code partitions}, {@code bytes}, {@code seconds}), {@code doneAgain} ({@code subject}, {@code at},
 * {@code what}, {@code reason}), {@code taken} ({@code foretold} and {@code measured}, each with {@code wireBytes},
 * {@code files}, {@code seconds} and, in dollars, {@code costs}; {@code foretold} has {@code requests} and
 * {@code assumed}, too, {@code measured} what is known, and null for what is not), {@code cutovers} ({@code database},
 * {@code state}, {@code begun}, {@code changed}, {@code frozen}, {@code proved}, {@code expectedFreezeSeconds},
 * {@code freezeSeconds}, {@code lastAttempt} (whether that is of the last of several attempts), {@code wholeSeconds}
 * (from begun to done), {@code by}, {@code told}) and {@code failures}. Times are in ISO 8601.
 */
public final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReportJson() {}

    public static String of(MigrationReport report) {
        JobReport totals = report.totals();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("job", totals.job());
        root.put("source", report.about().source());
        root.put("target", report.about().target());
        root.put("opened", report.about().opened().toString());
        root.put("made", report.about().made().toString());
        Between between = report.about().between();
        root.put("sourceCluster", between.sourceCluster());
        root.put("targetCluster", between.targetCluster());
        root.put("sourceStorage", between.sourceStorage());
        root.put("targetStorage", between.targetStorage());
        root.put("filter", between.filter());
        root.put("complete", report.complete());
        root.put("verified", totals.verified());
        root.putArray("perTable");
        totals.tables()
                .forEach(table -> table(
                        table,
                        report.tables().get(table.table()),
                        root.withArray("perTable").addObject()));
        root.putArray("stages");
        report.stages().forEach(stage -> stage(stage, root.withArray("stages").addObject()));
        root.putArray("rounds");
        report.rounds().forEach(round -> round(round, root.withArray("rounds").addObject()));
        root.putArray("doneAgain");
        report.detours()
                .forEach(detour -> detour(detour, root.withArray("doneAgain").addObject()));
        taken(report.taken(), root.putObject("taken"));
        root.putArray("cutovers");
        report.switched()
                .forEach(
                        switched -> cutover(switched, root.withArray("cutovers").addObject()));
        root.set("failures", JsonReport.failures(totals.failures()));
        return root.toString();
    }

    private static void table(TableReport table, @Nullable TableDetail detail, ObjectNode node) {
        JsonReport.table(table, node);
        if (detail != null) {
            node.put("plannedBytes", detail.planned());
            node.put("generations", detail.generations());
            node.put("movedBytes", detail.moved());
            node.set("proofs", MAPPER.valueToTree(new TreeMap<>(detail.proofs())));
            node.set("recipes", MAPPER.valueToTree(detail.recipes()));
        }
    }

    private static void stage(StageTime stage, ObjectNode node) {
        node.put("stage", stage.stage().name().toLowerCase(Locale.ROOT));
        node.put("partitions", stage.partitions());
        node.put("first", stage.first().toString());
        node.put("last", stage.last().toString());
        node.put("seconds", stage.together().toMillis() / 1000.0);
        node.put("longestSeconds", stage.longest().toMillis() / 1000.0);
        node.put("longestOf", stage.longestOf());
    }

    private static void round(FinishedRound round, ObjectNode node) {
        node.put("number", round.number());
        node.put("partitions", round.partitions());
        node.put("bytes", round.bytes());
        node.put("seconds", round.time().toMillis() / 1000.0);
    }

    private static void taken(Taken taken, ObjectNode node) {
        Forecast told = taken.foretold();
        ObjectNode foretold = node.putObject("foretold");
        foretold.put("wireBytes", told.wireBytes());
        foretold.put("files", told.files());
        foretold.put("seconds", told.took().toMillis() / 1000.0);
        ObjectNode requests = foretold.putObject("requests");
        told.requests().forEach(each -> requests.put(each.service(), each.count()));
        ObjectNode prices = foretold.putObject("costs");
        told.costs().forEach(each -> prices.put(each.what(), each.dollars()));
        foretold.put("assumed", told.assumed());
        ObjectNode measured = node.putObject("measured");
        measured.put(
                "wireBytes", taken.wireBytes().isPresent() ? taken.wireBytes().getAsLong() : null);
        measured.put("files", taken.files());
        measured.put("bytes", taken.bytes());
        measured.put("seconds", taken.time().map(ReportJson::seconds).orElse(null));
        ObjectNode paid = measured.putObject("costs");
        told.costs().forEach(each -> taken.dollars(each).ifPresent(dollars -> paid.put(each.what(), dollars)));
    }

    private static void cutover(Switched switched, ObjectNode node) {
        CutoverProgress progress = switched.progress();
        node.put("database", switched.database());
        node.put("state", progress.state().name());
        node.put("begun", progress.begun().toString());
        node.put("changed", progress.changed().toString());
        node.put("frozen", Objects.toString(progress.frozenAt(), null));
        node.put("proved", Objects.toString(progress.provedAt(), null));
        node.put(
                "expectedFreezeSeconds",
                progress.expected().map(ReportJson::seconds).orElse(null));
        node.put("freezeSeconds", progress.freeze().map(ReportJson::seconds).orElse(null));
        node.put("lastAttempt", progress.wentBack());
        node.put("wholeSeconds", progress.whole().map(ReportJson::seconds).orElse(null));
        node.put("by", progress.by());
        node.set("told", MAPPER.valueToTree(progress.sentences()));
    }

    private static Double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static void detour(Detour detour, ObjectNode node) {
        node.put("subject", detour.subject());
        node.put("at", detour.at().toString());
        node.put("what", detour.kind().name());
        node.put("reason", detour.reason());
    }
}
