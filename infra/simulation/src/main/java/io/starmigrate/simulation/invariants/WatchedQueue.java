package io.starmigrate.simulation.invariants;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.simulation.world.Damages;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A queue that tells when a message goes before its outcome is recorded. Used by one thread at a time. */
final class WatchedQueue implements TaskQueue {
    private final InMemoryTaskQueue queue;
    private final TaskRecorder recorder;
    private final Damages damages;
    private final Map<String, Integer> passes = new HashMap<>();

    WatchedQueue(InMemoryTaskQueue queue, TaskRecorder recorder, Damages damages) {
        this.queue = queue;
        this.recorder = recorder;
        this.damages = damages;
    }

    @Override
    public List<FileMessage> send(List<FileMessage> messages) {
        return queue.send(messages);
    }

    @Override
    public List<Delivery> receive(int max, Duration wait) {
        List<Delivery> deliveries = queue.receive(max, wait);
        deliveries.forEach(delivery -> passes.put(delivery.receipt(), pass(delivery)));
        return deliveries;
    }

    private int pass(Delivery delivery) {
        return recorder.partition(delivery.message().file().task())
                .map(PartitionTask::pass)
                .orElse(0);
    }

    @Override
    public void hold(List<Delivery> deliveries, Duration time) {
        queue.hold(deliveries, time);
    }

    @Override
    public void delete(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            if (queue.copies(delivery.message()) < 2 && isEarly(delivery)) {
                damages.add("the message of " + delivery.message().file() + " was deleted before its outcome");
            }
        }
        queue.delete(deliveries);
    }

    /** A message of an earlier pass may go late: the later pass was announced by itself. */
    private boolean isEarly(Delivery delivery) {
        Optional<PartitionTask> task =
                recorder.partition(delivery.message().file().task());
        if (task.isEmpty() || task.get().pass() != passes.getOrDefault(delivery.receipt(), -1)) {
            return task.isEmpty();
        }
        PartitionState state = task.get().state();
        boolean waits = state == PartitionState.PLANNED || state == PartitionState.EXPORTING;
        boolean loads = state == PartitionState.EXPORTED || state == PartitionState.LOADING;
        return waits || (loads && isListed(delivery, task.get()) && !isLoaded(delivery));
    }

    private boolean isListed(Delivery delivery, PartitionTask task) {
        int attempt = delivery.message().file().attempt();
        return task.export() != null
                && task.export().attempt() == attempt
                && recorder.manifest(task.id(), attempt)
                        .flatMap(manifest ->
                                manifest.arrival(delivery.message().file().name()))
                        .map(Manifest.ManifestFile::name)
                        .isPresent();
    }

    /** Whether the file can be loaded as the message says. */
    private boolean isSound(Delivery delivery) {
        FileTaskId file = delivery.message().file();
        return recorder.manifest(file.task(), file.attempt())
                .flatMap(manifest -> manifest.arrival(file.name()))
                .filter(listed -> recorder.file(file).map(listed::size).orElse(listed.size())
                        == delivery.message().size())
                .isPresent();
    }

    private boolean isLoaded(Delivery delivery) {
        return recorder.file(delivery.message().file())
                .map(FileTask::state)
                .filter(state -> state == FileState.LOADED)
                .isPresent();
    }

    @Override
    public void deadLetter(Delivery delivery, String reason) {
        if (isSound(delivery)) {
            damages.add("the message of " + delivery.message().file() + " was put aside: " + reason);
        }
        queue.deadLetter(delivery, reason);
    }

    @Override
    public Depth depth() {
        return queue.depth();
    }
}
