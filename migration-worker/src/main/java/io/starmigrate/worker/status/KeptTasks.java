package io.starmigrate.worker.status;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
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

    /** The states of all of them, none of which is made for it. */
    Stream<PartitionState> states() {
        return Stream.of(kept).map(KeptTask::state);
    }
}
