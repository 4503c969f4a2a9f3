package io.starmigrate.worker.load;

import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.Delivery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One load this worker follows, and the messages it holds for it. To be used from one thread. */
final class Watched {
    private final PartitionTaskId id;
    private final Manifest manifest;
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private Load load;
    private PartitionTask task;
    private Instant sent;
    private @Nullable String refusal;
    private @Nullable Instant stopped;

    Watched(Load load, PartitionTask task, Manifest manifest, Instant since) {
        this.load = load;
        this.id = task.id();
        this.task = task;
        this.manifest = manifest;
        this.sent = since;
    }

    /** A message delivered again replaces its older delivery: only the newest receipt is good. */
    void hold(Announced file) {
        deliveries.put(file.listed().name(), file.delivery());
    }

    /** The task as it was read last. */
    void of(PartitionTask now) {
        task = now;
    }

    void now(Load next) {
        load = next;
    }

    void sent(Instant at) {
        sent = at;
    }

    /** The target was asked to stop it. */
    void stopped(Instant at) {
        stopped = at;
    }

    /** Whether this worker has asked the target to stop it. */
    boolean isStopped() {
        return stopped != null;
    }

    /** Whether it was sent so long ago, and was not asked to stop after {@code asked}. */
    boolean isOverdue(Instant since, Instant asked) {
        return !sent.isAfter(since) && (stopped == null || !stopped.isAfter(asked));
    }

    void refused(String why) {
        refusal = why;
    }

    Load load() {
        return load;
    }

    PartitionTask task() {
        return task;
    }

    Manifest manifest() {
        return manifest;
    }

    Instant sent() {
        return sent;
    }

    /** Why the target will never take this load; empty while it may. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries.values());
    }

    /** The file tasks this load loads. */
    List<FileTaskId> files() {
        return load.files().stream()
                .map(name -> new FileTaskId(id, manifest.attempt(), name))
                .toList();
    }
}
