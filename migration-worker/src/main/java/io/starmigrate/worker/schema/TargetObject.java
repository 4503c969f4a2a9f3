package io.starmigrate.worker.schema;

import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.schema.Refusal;
import io.starmigrate.core.starrocks.schema.Rewritten;
import io.starmigrate.core.starrocks.schema.SchemaDifference;
import io.starmigrate.core.starrocks.sql.Sql;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An object as the target gets it, in two shapes: paused while rows are loaded, and as the source has it. The target's
 * own may have either.
 *
 * @param name its name at the target
 * @param paused for the loading
 * @param running for afterwards
 * @param <D> what defines it
 */
record TargetObject<D>(String name, Rewritten<D> paused, Rewritten<D> running) {
    List<String> refusals() {
        return paused.refusals().stream().map(Refusal::toString).toList();
    }

    List<Note> notes() {
        return paused.notes();
    }

    Sql create(Function<D, String> sql) {
        return Sql.of(sql.apply(paused.definition()));
    }

    /** In what the target's one is neither of the two. */
    List<SchemaDifference> differences(D found, BiFunction<D, D, List<SchemaDifference>> comparison) {
        List<SchemaDifference> toPaused = telling(comparison.apply(paused.definition(), found));
        List<SchemaDifference> toRunning = telling(comparison.apply(running.definition(), found));
        return toPaused.size() <= toRunning.size() ? toPaused : toRunning;
    }

    /** Whether it is as it should be once rows are loaded. */
    boolean runs(D found, BiFunction<D, D, List<SchemaDifference>> comparison) {
        return telling(comparison.apply(running.definition(), found)).isEmpty();
    }

    private static List<SchemaDifference> telling(List<SchemaDifference> differences) {
        return differences.stream()
                .filter(difference -> !difference.isOfPartitionsThere())
                .toList();
    }
}
