package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.status.StatusReader.Picture.Known;
import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.stream.Stream;

/** Tasks that are made of what is kept of them each time they are asked for. Immutable. */
final class KeptTasks extends AbstractList<PartitionTask> implements RandomAccess {
    private final KeptTask[] kept;

    KeptTasks(Stream<KeptTask> kept) {
        this.kept = kept.toArray(KeptTask[]::new);
    }

    @Override
    public PartitionTask get(int index) {
        return kept[index].task();
    }

    @Override
    public int size() {
        return kept.length;
    }

    /** Those of which this version is not known. */
    Stream<PartitionTask> except(Known known) {
        return Stream.of(kept)
                .filter(task -> !known.isKnown(task.table(), task.partition(), task.generation(), task.version()))
                .map(KeptTask::task);
    }

    /** The states of all of them, none of which is made for it. */
    Stream<PartitionState> states() {
        return Stream.of(kept).map(KeptTask::state);
    }

    /** The same of those whose partitions the source still has. */
    Stream<PartitionState> wantedStates() {
        return Stream.of(kept).filter(task -> !task.isDropped()).map(KeptTask::state);
    }

    /** Those in a state whose partitions the source still has; no other is made for it. */
    Stream<PartitionTask> wanted(PartitionState state) {
        return Stream.of(kept)
                .filter(task -> task.state() == state && !task.isDropped())
                .map(KeptTask::task);
    }
}
