package io.starmigrate.core.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may change of a task. */
final class PartitionTaskDraft {
    private final PartitionTask before;
    PartitionState state;
    long version;
    Change change;

    @Nullable
    Export export;

    @Nullable
    Exported exported;

    int pass;

    @Nullable
    Staging staging;

    @Nullable
    Published published;

    @Nullable
    Staging left;

    @Nullable
    Overwriting overwriting;

    @Nullable
    UnknownFailures unknown;

    @Nullable
    String seenToken;

    @Nullable
    Instant droppedAtSource;

    PartitionTaskDraft(PartitionTask before) {
        this.before = before;
        state = before.state();
        version = before.version();
        change = before.change();
        export = before.export();
        exported = before.exported();
        pass = before.pass();
        staging = before.staging();
        published = before.published();
        left = before.left();
        overwriting = before.overwriting();
        unknown = before.unknown();
        seenToken = before.seenToken();
        droppedAtSource = before.droppedAtSource();
    }

    /** A task nothing has been done for. */
    static PartitionTask bare(
            PartitionTaskId id,
            PartitionState state,
            long version,
            Change change,
            String bounds,
            Estimate estimate,
            String changeToken) {
        return new PartitionTask(
                id,
                state,
                version,
                change,
                bounds,
                estimate,
                changeToken,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    PartitionTask task() {
        return new PartitionTask(
                before.id(),
                state,
                version,
                change,
                before.bounds(),
                before.estimate(),
                before.changeToken(),
                export,
                exported,
                pass,
                staging,
                published,
                left,
                overwriting,
                unknown,
                seenToken,
                droppedAtSource);
    }
}
