package io.starmigrate.cli.html;

import io.starmigrate.cli.text.ReportText;
import io.starmigrate.cli.text.TakenText;
import io.starmigrate.cli.text.TextReport;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.MigrationReport.Between;
import io.starmigrate.worker.api.MigrationReport.Switched;
import io.starmigrate.worker.api.MigrationReport.TableDetail;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.ToolVersion;
import io.starmigrate.worker.api.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of a job, as one HTML file that needs nothing beside it: to be printed, and signed. */
public final class ReportHtml {
    private ReportHtml() {}

    public static String of(MigrationReport report) {
        String title = "Migration " + report.totals().job();
        return template()
                .replace("{title}", Html.escaped(title))
                .replace("{class}", report.complete() ? "good" : "bad")
                .replace("{verdict}", Html.escaped(verdict(report)))
                .replace("{body}", body(report));
    }

    private static String template() {
        try (InputStream file = Objects.requireNonNull(ReportHtml.class.getResourceAsStream("report.html"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One sentence that somebody may sign. */
    public static String verdict(MigrationReport report) {
        JobReport totals = report.totals();
        if (!report.complete()) {
            return "Not complete: " + TextReport.states(totals.partitions()) + ".";
        }
        String published = "Complete: "
                + Units.counted(
                        totals.partitions().getOrDefault("PUBLISHED", 0),
                        "partition is published",
                        "partitions are published, all of them")
                + ", ";
        if (totals.verified()) {
            return published + "and each was proved by fingerprint to hold what was exported.";
        }
        return published
                + (totals.verifiedAtLeastPartly()
                        ? "and each was proved by fingerprint, but for values of the columns named below."
                        : "but not each was compared with the source: see below. migrate verify compares both sides now.");
    }

    private static String body(MigrationReport report) {
        Html html = new Html();
        about(report, html);
        tables(report, html);
        proofs(report, html);
        times(report, html);
        taken(report, html);
        cutovers(report, html);
        again(report, html);
        failures(report.totals(), html);
        html.heading("What this report is")
                .paragraph("It tells what the recorder holds of this job: what was exported, loaded, compared and"
                        + " published, and when. It does not look at either cluster; migrate verify does.");
        return html.toString();
    }

    private static void about(MigrationReport report, Html html) {
        html.table(
                List.of("Source", "Target", "First planned", "This report", "Made by"),
                List.of(List.of(
                        report.about().source(),
                        report.about().target().isEmpty() ? "-" : report.about().target(),
                        time(report.about().opened()),
                        time(report.about().made()),
                        "migrate " + ToolVersion.text())));
        Between between = report.about().between();
        html.table(
                List.of("Source cluster", "Exported to", "Target cluster", "Loaded from", "Rows"),
                List.of(List.of(
                        told(between.sourceCluster()),
                        told(between.sourceStorage()),
                        told(between.targetCluster()),
                        told(between.targetStorage()),
                        between.filter().isEmpty() ? "all" : "only where " + between.filter())));
    }

    private static String told(String recorded) {
        return recorded.isEmpty() ? "not recorded" : recorded;
    }

    private static void tables(MigrationReport report, Html html) {
        List<List<String>> rows = new ArrayList<>();
        for (TableReport table : report.totals().tables()) {
            TableDetail detail = report.tables().get(table.table());
            rows.add(List.of(
                    table.table(),
                    TextReport.states(new TreeMap<>(table.partitions())),
                    Units.count(table.verification().sourceRows()),
                    Units.count(table.verification().targetRows()),
                    detail == null ? "-" : Units.bytes(detail.planned()),
                    Units.bytes(table.bytes()),
                    detail == null ? "-" : Units.bytes(detail.moved()),
                    TextReport.word(table.verification())));
        }
        rows.add(List.of(
                "total",
                TextReport.states(report.totals().partitions()),
                Units.count(report.totals().rows(Verification::sourceRows).orElse(null)),
                Units.count(report.totals().rows(Verification::targetRows).orElse(null)),
                Units.bytes(sum(report, true)),
                Units.bytes(report.totals().bytes()),
                Units.bytes(sum(report, false)),
                ""));
        html.heading("What was moved")
                .table(
                        List.of(
                                "Table",
                                "Partitions",
                                "Rows, source",
                                "Rows, target",
                                "Planned",
                                "Files",
                                "Files of all rounds",
                                "Verified"),
                        rows);
    }

    private static long sum(MigrationReport report, boolean planned) {
        return report.tables().values().stream()
                .mapToLong(detail -> planned ? detail.planned() : detail.moved())
                .sum();
    }

    private static void proofs(MigrationReport report, Html html) {
        List<List<String>> rows = report.totals().tables().stream()
                .map(table -> proof(table, report.tables().get(table.table())))
                .toList();
        html.heading("How it was verified")
                .table(List.of("Table", "Published partitions", "Not compared in full", "Fingerprints"), rows)
                .paragraph(
                        "Proved by fingerprint: rows, NULLs and two sums over the hashes of all rows were computed in"
                                + " each cluster and are equal. Partly: the same, but for some values of the named columns."
                                + " Counted: the source could not be asked for its snapshot, and only loaded rows were counted.");
    }

    private static List<String> proof(TableReport table, @Nullable TableDetail detail) {
        Map<String, Integer> proofs = detail == null ? Map.of() : detail.proofs();
        String told = new TreeMap<>(proofs)
                .entrySet().stream()
                        .map(each -> each.getValue() + " " + proofWord(Proof.valueOf(each.getKey())))
                        .collect(Collectors.joining(", "));
        return List.of(
                table.table(),
                told.isEmpty() ? "none" : told,
                table.verification().partly().isEmpty()
                        ? "-"
                        : String.join(", ", table.verification().partly()),
                detail == null ? "-" : String.join(", ", detail.recipes()));
    }

    private static String proofWord(Proof proof) {
        return switch (proof) {
            case FINGERPRINT -> "proved by fingerprint";
            case PARTLY -> "partly proved";
            case LOADED_ROWS -> "counted";
        };
    }

    private static void times(MigrationReport report, Html html) {
        html.heading("How long it took")
                .table(
                        List.of("Stage", "Partitions", "From", "To", "All together", "Longest", "Whose"),
                        report.stages().stream()
                                .map(stage -> List.of(
                                        stage.stage().name().toLowerCase(Locale.ROOT),
                                        Units.count((long) stage.partitions()),
                                        time(stage.first()),
                                        time(stage.last()),
                                        Units.duration(stage.together()),
                                        Units.duration(stage.longest()),
                                        stage.longestOf()))
                                .toList());
        if (!report.rounds().isEmpty()) {
            html.heading("Rounds")
                    .table(
                            List.of("Round", "Partitions", "Size", "Time"),
                            report.rounds().stream()
                                    .map(round -> List.of(
                                            String.valueOf(round.number()),
                                            Units.count((long) round.partitions()),
                                            Units.bytes(round.bytes()),
                                            Units.duration(round.time())))
                                    .toList());
            if (!report.untold().isEmpty()) {
                html.paragraph(ReportText.untold(report) + ".");
            }
        }
    }

    private static void taken(MigrationReport report, Html html) {
        html.heading("What it took, and what was foretold")
                .table(TakenText.HEADS, TakenText.rows(report.taken()))
                .paragraph(TakenText.standsOn(report.taken()));
    }

    private static void cutovers(MigrationReport report, Html html) {
        html.heading("Cutover");
        if (report.switched().isEmpty()) {
            html.paragraph("None was begun.");
            return;
        }
        html.table(
                TakenText.CUTOVER_HEADS,
                report.switched().stream().map(TakenText::cutover).toList());
        for (Switched switched : report.switched()) {
            List<String> told = switched.progress().sentences();
            html.paragraph("Proved and done for " + switched.database() + ": "
                    + (told.isEmpty() ? "nothing is recorded." : String.join(". ", told) + "."));
        }
    }

    private static void again(MigrationReport report, Html html) {
        html.heading("What was done again, and why");
        if (report.detours().isEmpty()) {
            html.paragraph("Nothing.");
            return;
        }
        html.table(
                List.of("When", "Partition", "What", "Why"),
                report.detours().stream()
                        .map(detour -> List.of(
                                time(detour.at()), detour.subject(), ReportText.word(detour.kind()), detour.reason()))
                        .toList());
    }

    private static void failures(JobReport totals, Html html) {
        html.heading("What has failed");
        if (totals.failures().isEmpty()) {
            html.paragraph("Nothing.");
            return;
        }
        html.table(
                List.of("Partition", "Reason", "What mends it"),
                totals.failures().stream()
                        .map(failure -> List.of(failure.subject(), failure.reason(), failure.retry()))
                        .toList());
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
