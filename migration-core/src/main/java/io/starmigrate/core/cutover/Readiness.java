package io.starmigrate.core.cutover;

import io.starmigrate.core.cutover.Check.Verdict;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides, by what was found, whether a cutover may begin, and says why. Pure. */
public final class Readiness {
    private static final int NAMED = 10;

    private final List<Check> checks = new ArrayList<>();

    /** What is to be moved by the last round, and how long that may take; null while nobody can tell. */
    public Readiness change(Workload change, @Nullable FreezeEstimate freeze) {
        String found = Units.counted(change.partitions(), "partition") + ", " + Units.bytes(change.bytes());
        add("change", Verdict.GO, found);
        Verdict known = freeze != null ? Verdict.GO : Verdict.NOTE;
        add(
                "freeze",
                known,
                freeze == null
                        ? "nobody knows: no round of sync has ended yet"
                        : Units.expected(freeze.expected(), freeze.least(), freeze.most()));
        return this;
    }

    /** What must not be: each item stands in the way. */
    public Readiness none(String subject, List<String> items, String way) {
        return list(subject, items, Verdict.NO_GO, way);
    }

    /** What may be, and somebody should know. */
    public Readiness noted(String subject, List<String> items, String way) {
        return list(subject, items, Verdict.NOTE, way);
    }

    /** What somebody may want to execute, or was not answered: each on a line of its own, and none left out. */
    public Readiness statements(String subject, List<String> lines, String way) {
        boolean none = lines.isEmpty();
        String listed = String.join("\n", lines);
        add(subject, none ? Verdict.GO : Verdict.NOTE, none ? "none" : lines.size() + "; " + way + ":\n" + listed);
        return this;
    }

    private Readiness list(String subject, List<String> items, Verdict verdict, String way) {
        if (items.isEmpty()) {
            add(subject, Verdict.GO, "none");
        } else {
            String more = items.size() > NAMED ? ", and " + (items.size() - NAMED) + " more" : "";
            String named = items.stream().limit(NAMED).collect(Collectors.joining(", "));
            add(subject, verdict, items.size() + ": " + named + more + "; " + way);
        }
        return this;
    }

    private static String name(PartitionTask task) {
        return task.id().partition().table() + "/" + task.id().partition().partition();
    }

    /** What was published has to be proved by its rows, unless the last round moves it again. */
    public Readiness proofs(List<PartitionTask> latest) {
        none(
                "published by a count alone",
                named(latest, Proof.LOADED_ROWS),
                "migrate retry --published --table T, then the next round moves them again: that of the cutover where one"
                        + " is under way, else migrate sync");
        return noted(
                "proved in part",
                named(latest, Proof.PARTLY),
                "values of some columns cannot be told by fingerprints; migrate status names the columns");
    }

    private static List<String> named(List<PartitionTask> latest, Proof proof) {
        return latest.stream()
                .filter(task -> task.state() == PartitionState.PUBLISHED && !task.isDroppedAtSource())
                .filter(task -> Optional.ofNullable(task.published())
                        .map(Published::proof)
                        .filter(proof::equals)
                        .isPresent())
                .map(Readiness::name)
                .sorted()
                .toList();
    }

    private void add(String subject, Verdict verdict, String found) {
        checks.add(new Check(subject, verdict, found));
    }

    /** All checks, in the order they were made. */
    public List<Check> checks() {
        return List.copyOf(checks);
    }

    /** Whether a cutover may begin. */
    public static boolean isGo(List<Check> checks) {
        return checks.stream().noneMatch(check -> check.verdict() == Verdict.NO_GO);
    }
}
