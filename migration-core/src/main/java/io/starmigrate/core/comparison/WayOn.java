package io.starmigrate.core.comparison;

import io.starmigrate.core.comparison.Explanation.Way;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.text.Units;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says of rows that are not equal why, and which command helps. What is PUBLISHED a round moves again only if the
 * source changed: where the target's rows were altered, it must be asked for.
 */
final class WayOn {
    private final SuggestedCommands commands;

    WayOn(SuggestedCommands commands) {
        this.commands = commands;
    }

    Explanation of(String table, PartitionPair pair, Measured measured, @Nullable PartitionTask task) {
        Optional<TablePart> there = pair.target();
        if (pair.sides() == Sides.TARGET && there.isPresent()) {
            return superfluous(there.get(), measured, task);
        }
        String found = found(pair, measured);
        if (task == null) {
            return new Explanation(
                    found + "; it is not planned yet",
                    Way.ROUND,
                    hasRows(measured) ? commands.syncOver(table, pair.partition()) : commands.sync());
        }
        return switch (task.state()) {
            case PUBLISHED -> published(table, pair, measured, task);
            case FAILED, CANCELLED -> stopped(found, table, pair, measured, task);
            case PLANNED, EXPORTING, EXPORTED, LOADING, VERIFYING, SUPERSEDED ->
                new Explanation(
                        found + "; its task is " + task.state() + ", not published", Way.ROUND, commands.sync());
        };
    }

    /** Of what its job has published before, it knows its own rows again. */
    private Explanation stopped(String found, String table, PartitionPair pair, Measured measured, PartitionTask task) {
        String why =
                found + "; its task is " + task.state() + ": " + task.change().why();
        if (task.isRefusedForRows() && hasRows(measured)) {
            return new Explanation(why, Way.OVERWRITE, commands.retryOver(table, pair.partition()));
        }
        boolean first = task.id().generation() == 1;
        return new Explanation(
                why,
                Way.RETRY,
                first && hasRows(measured) && task.overwriting() != Overwriting.TOLD
                        ? commands.retryToBeRefused(table, pair.partition())
                        : commands.retry(table, pair.partition()));
    }

    private Explanation superfluous(TablePart there, Measured measured, @Nullable PartitionTask task) {
        String whence = task == null
                ? "nothing of this job put them there"
                : "it was dropped at the source since its task was planned";
        return new Explanation(
                "the source has no such partition, the target has " + told(measured.target()) + " in it; " + whence,
                Way.BY_HAND,
                there.partitions().isEmpty()
                        ? commands.dropAtTarget(there.table())
                        : commands.dropAtTarget(
                                there.table(), there.partitions().get(0)));
    }

    private Explanation published(String table, PartitionPair pair, Measured measured, PartitionTask task) {
        boolean changed = isChanged(pair, measured.source(), task);
        boolean altered = pair.sides() == Sides.SOURCE
                || isAltered(measured.target(), task).orElse(!changed);
        String found = found(pair, measured) + "; ";
        if (altered) {
            found += "the target was altered since it was published" + (changed ? ", the source, too" : "");
            return hasRows(measured)
                    ? new Explanation(found, Way.OVERWRITE, commands.overwriting(table, pair.partition()))
                    : new Explanation(found, Way.AGAIN, commands.again(table, pair.partition()));
        }
        return changed
                ? new Explanation(found + "the source changed since it was exported", Way.ROUND, commands.sync())
                : new Explanation(
                        found + "neither side changed since it was published",
                        Way.AGAIN,
                        commands.again(table, pair.partition()));
    }

    /** Rows that others have written are replaced only when an operator says so. */
    private static boolean hasRows(Measured measured) {
        Fingerprint target = measured.target();
        return target != null && target.rows() > 0;
    }

    /** Whether the target shows other rows than were published; empty when that cannot be told. */
    private static Optional<Boolean> isAltered(@Nullable Fingerprint now, PartitionTask task) {
        return now == null || task.published() == null
                ? Optional.empty()
                : differs(task.published().fingerprint(), now);
    }

    /** Whether a round would move it again. */
    private static boolean isChanged(PartitionPair pair, @Nullable Fingerprint now, PartitionTask task) {
        Exported exported = task.exported();
        if (exported == null || exported.fingerprint() == null) {
            return true;
        }
        boolean moved = !Optional.of(pair.token()).equals(task.standingToken());
        // Compaction moves the token of some versions, and leaves the rows as they are.
        return moved && (now == null || differs(exported.fingerprint(), now).orElse(true));
    }

    private static Optional<Boolean> differs(Fingerprint before, Fingerprint now) {
        return before.recipe().equals(now.recipe()) ? Optional.of(!before.proves(now)) : Optional.empty();
    }

    private static String found(PartitionPair pair, Measured measured) {
        return pair.sides() == Sides.SOURCE
                ? "the target has no such partition, the source has " + told(measured.source()) + " in it"
                : "the source has " + measured.source() + "; the target has " + measured.target();
    }

    private static String told(@Nullable Fingerprint fingerprint) {
        return fingerprint == null ? "unknown rows" : Units.counted(fingerprint.rows(), "row");
    }
}
