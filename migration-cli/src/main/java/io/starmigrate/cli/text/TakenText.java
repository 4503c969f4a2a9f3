package io.starmigrate.cli.text;

import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationReport.Switched;
import io.starmigrate.worker.api.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moving took beside what was foretold, and how cutovers went, as rows of words. */
public final class TakenText {
    /** The heads of {@link #rows}. */
    public static final List<String> HEADS = List.of("Of what was exported", "Foretold", "Measured");

    /** The heads of {@link #cutover}. */
    public static final List<String> CUTOVER_HEADS = List.of(
            "Database",
            "Begun",
            "Frozen from",
            "Proved",
            "Done",
            "State",
            "Freeze foretold",
            "Freeze measured",
            "Begun to done",
            "By");

    private static final String ON_THE_BILL = "not recorded: see the bill";
    private static final String NOT_RECORDED = "not recorded";

    private TakenText() {}

    /** What was foretold beside what was measured; what nobody has measured is said not to be. */
    public static List<List<String>> rows(Taken taken) {
        Forecast foretold = taken.foretold();
        boolean packed = foretold.planned().packed();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "bytes over the line",
                Units.bytes(foretold.wireBytes()),
                taken.wireBytes().isPresent()
                        ? Units.bytes(taken.wireBytes().getAsLong())
                        : NOT_RECORDED + ": packed on the way"));
        rows.add(List.of(
                "files",
                Units.count(foretold.files()),
                Units.count(taken.files()) + (packed ? " before packing" : "")));
        rows.add(List.of(
                "time",
                (foretold.isEndless() ? "without an end" : Units.duration(foretold.took())) + " (" + foretold.slowest()
                        + " is the slowest)",
                taken.time()
                        .map(time -> Units.duration(time) + " in which any partition was on the way")
                        .orElse(NOT_RECORDED + " over several databases")));
        foretold.requests()
                .forEach(each ->
                        rows.add(List.of("requests: " + each.service(), Units.count(each.count()), ON_THE_BILL)));
        foretold.costs().forEach(each -> {
            String measured = taken.dollars(each).isPresent()
                    ? Units.dollars(taken.dollars(each).getAsDouble()) + " for the measured bytes"
                    : ON_THE_BILL;
            rows.add(List.of("cost: " + each.what(), Units.dollars(each.dollars()), measured));
        });
        rows.add(List.of("cost: together", Units.dollars(foretold.dollars()), ON_THE_BILL));
        return rows;
    }

    /** What the foretold numbers stand on. */
    public static String standsOn(Taken taken) {
        return "Foretold: what plan tells of these partitions, from the bytes that the source's catalog had of each when it"
                + " was planned. Assumed: " + taken.foretold().assumed()
                + ", and the prices of docs/cost.md; change them with --assumptions FILE.";
    }

    /** A line of a table. */
    public static List<String> cutover(Switched switched) {
        CutoverProgress progress = switched.progress();
        return List.of(
                switched.database(),
                time(progress.begun()),
                time(progress.frozenAt()),
                time(progress.provedAt()),
                progress.state() == CutoverState.DONE ? time(progress.changed()) : "-",
                progress.state() + " since " + time(progress.changed()),
                progress.expected().map(Units::duration).orElse("nobody knew"),
                progress.freeze().map(Units::duration).orElse("-") + (progress.wentBack() ? ", last attempt" : ""),
                progress.whole().map(Units::duration).orElse("-"),
                progress.by() == null ? NOT_RECORDED : progress.by());
    }

    /** A sentence for a terminal. */
    public static String sentence(Switched switched) {
        CutoverProgress progress = switched.progress();
        return "Cutover of " + switched.database() + ": " + progress.state() + " since " + time(progress.changed())
                + ", begun " + time(progress.begun())
                + (progress.by() == null ? "" : " by " + progress.by())
                + "; freeze foretold: "
                + progress.expected().map(Units::duration).orElse("nobody knew")
                + ", measured" + (progress.wentBack() ? ", of the last attempt: " : ": ")
                + progress.freeze().map(Units::duration).orElse("not yet")
                + progress.whole()
                        .map(time -> "; from begun to done: " + Units.duration(time))
                        .orElse("");
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "-" : Units.moment(at);
    }
}
