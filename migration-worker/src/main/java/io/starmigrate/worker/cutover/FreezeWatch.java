package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.FreezeDetection;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds out whether writes to the source have stopped. */
final class FreezeWatch {
    private final TaskRecorder recorder;
    private final Supplier<SourceCluster> source;
    private final Supplier<Switchover> switching;
    private final Set<String> published = new TreeSet<>();
    private List<CatalogTable> seen = List.of();
    private List<CatalogTable> planned = List.of();

    FreezeWatch(TaskRecorder recorder, Supplier<SourceCluster> source, Supplier<Switchover> switching) {
        this.recorder = recorder;
        this.source = source;
        this.switching = switching;
    }

    /**
     * Has tables looked at whatever the selection is: what a round has published of them has to stand as it was, and
     * may be named no more.
     */
    void watch(Collection<String> tables) {
        published.addAll(tables);
    }

    /**
     * The first of two looks. Two that are alike do not prove a freeze, but two that are not disprove it, before
     * anything is moved.
     *
     * @param unlisted whether the source need not list its open transactions
     * @return what is writing, as the beginning of a sentence; empty where nothing does
     */
    Optional<String> lookFirst(String job, boolean unlisted) {
        Optional<String> writing = writing(unlisted);
        if (writing.isEmpty()) {
            seen = catalog(job);
        }
        return writing;
    }

    /** The second, {@link FreezeDetection#APART} later; what has written meanwhile. */
    Optional<String> lookAgain(String job) {
        List<CatalogTable> before = seen;
        seen = catalog(job);
        List<String> moved = FreezeDetection.moved(before, seen);
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of(moved + " were written to within " + FreezeDetection.APART.toSeconds() + " s");
    }

    /** Whether versions of the source's tables move without a change, as of now. */
    boolean isCompacted(String job) {
        try {
            return catalog(job).stream()
                    .flatMap(table -> table.units().stream())
                    .anyMatch(unit -> ChangeSignal.of(unit).movesWithoutChange());
        } catch (ClusterException unreadable) {
            if (unreadable.isTransient() || unreadable.isOfTheCluster()) {
                throw unreadable;
            }
            // The table that cannot be read is named elsewhere; how long a proof takes is foretold with what it may
            // take.
            return true;
        }
    }

    /** What the source's tables are before a plan proves them. */
    void lookBeforePlan(String job) {
        planned = catalog(job);
    }

    /** What has moved since that look, or the last of these, where it may have by compaction alone. */
    List<String> compactedSincePlan(String job) {
        List<CatalogTable> before = planned;
        planned = catalog(job);
        return FreezeDetection.compacted(before, planned);
    }

    /** Digests of what the source's tables were at the last look. */
    Map<String, String> tables() {
        return FreezeDetection.digests(seen);
    }

    /** What has written, or is writing, since it was proved; empty where nothing has. */
    Optional<String> brokenSince(String job, CutoverProgress proved, boolean unlisted) {
        watch(proved.frozen().keySet());
        Optional<String> writing = writing(unlisted);
        if (writing.isPresent()) {
            return writing;
        }
        List<String> changed = FreezeDetection.changed(proved.frozen(), FreezeDetection.digests(catalog(job)));
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        Instant since = proved.frozenAt() == null ? proved.changed() : proved.frozenAt();
        return Optional.of("tables " + changed + " were written to since it was proved, " + Units.moment(since));
    }

    /**
     * Whether versions alone prove that nobody has written since the freeze was proved: whatever a round finds to be
     * moved then was written before. Where compaction moves them they do not.
     */
    boolean stands(String job, CutoverProgress proved, boolean unlisted) {
        return brokenSince(job, proved, unlisted).isEmpty() && !isCompacted(job);
    }

    /**
     * What writes to the source, as the beginning of a sentence. Of what begins writing by itself, what the source does
     * not tell is found by what was written. A transaction that is open may have written everything already and show it
     * later: where they are not listed, nobody knows.
     */
    Optional<String> writing(boolean unlisted) {
        try (Switchover both = switching.get()) {
            Listing open = both.transactions();
            List<String> writing = Stream.concat(
                            both.writers().values().stream().map(Listing::listed), Stream.of(open.listed()))
                    .flatMap(List::stream)
                    .toList();
            if (!writing.isEmpty()) {
                return Optional.of("at work are " + writing);
            }
            return unlisted || open.unread().isEmpty()
                    ? Optional.empty()
                    : Optional.of("which transactions are open is not told: " + String.join("; ", open.unread()));
        }
    }

    private List<CatalogTable> catalog(String job) {
        List<String> chosen = recorder.job(job).map(Job::tables).orElse(List.of());
        List<String> others =
                published.stream().filter(table -> !chosen.contains(table)).toList();
        SourceTables tables = new SourceTables(source.get());
        return others.isEmpty()
                ? tables.all(chosen)
                : Stream.concat(tables.all(chosen).stream(), tables.readable(others).stream())
                        .toList();
    }
}
