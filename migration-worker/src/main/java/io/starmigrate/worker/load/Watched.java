package io.starmigrate.worker.load;

import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.worker.load.LoadProtocol.Sendable;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One load this worker follows, as it saw it last. Immutable.
 *
 * @param load the load as it is recorded
 * @param task its task as it was read last
 * @param manifest lists its files
 * @param held what was announced of its files, each with the newest delivery of its message, by the file's name
 * @param sent when it was sent last, or found
 * @param refusal why it is not at the target; null while it may be
 * @param stopped when the target was asked last to stop it; null when it was not
 */
record Watched(
        Load load,
        PartitionTask task,
        Manifest manifest,
        Map<String, Announced> held,
        Instant sent,
        @Nullable NotSent refusal,
        @Nullable Instant stopped) {
    Watched {
        held = Collections.unmodifiableMap(new LinkedHashMap<>(held));
    }

    /** One that was found, or written down, just now. */
    static Watched of(Load load, PartitionTask task, Manifest manifest, Instant now) {
        return new Watched(load, task, manifest, Map.of(), now, null, null);
    }

    /** A message delivered again replaces its older delivery: only the newest receipt is good. */
    Watched holding(Collection<Announced> files) {
        Map<String, Announced> all = new LinkedHashMap<>(held);
        files.forEach(file -> all.put(file.listed().name(), file));
        return new Watched(load, task, manifest, all, sent, refusal, stopped);
    }

    /** The load as it is recorded by now. */
    Watched now(Load next) {
        return new Watched(next, task, manifest, held, sent, refusal, stopped);
    }

    /** It is being sent. */
    Watched sent(Sendable next, Instant at) {
        return new Watched(next.load(), next.task(), manifest, held, at, isNotTaken() ? null : refusal, stopped);
    }

    /** The target will never take it. */
    Watched refused(String why) {
        return new Watched(load, task, manifest, held, sent, new NotSent(why, Then.STOP), stopped);
    }

    /** It was not sent, and its files may be loaded under another label once somebody has put right what is wrong. */
    Watched heldBack(String why) {
        return new Watched(load, task, manifest, held, sent, new NotSent(why, Then.ANOTHER_LABEL), stopped);
    }

    /** Nobody has ever sent it but in vain: each time it is proved that the target has not taken it. */
    Watched notTaken(String why) {
        return new Watched(load, task, manifest, held, sent, new NotSent(why, Then.AGAIN), stopped);
    }

    /** The same after a try to send it of which nobody knows what became. */
    Watched afterUnsureTry() {
        return refusal == null || refusal.then() != Then.STOP
                ? this
                : new Watched(load, task, manifest, held, sent, new NotSent(refusal.why(), Then.STOP_UNSURE), stopped);
    }

    /** The target is asked to stop it. */
    Watched stopped(Instant at) {
        return new Watched(load, task, manifest, held, sent, refusal, at);
    }

    /** Why a load is not at the target. */
    record NotSent(String why, Then then) {}

    /** What is to be done about a load that is not at the target. */
    enum Then {
        /** It will never be taken. */
        STOP,
        /** It will never be taken; but it was sent before, and may be on its way, or have ended. */
        STOP_UNSURE,
        /** Nobody has ever sent it: its files may be loaded under another label. */
        ANOTHER_LABEL,
        /** The same may be sent again. */
        AGAIN
    }

    /** Whether the target was given it; what is said of another is this tool's own word. */
    boolean isSent() {
        return refusal == null || isNotTaken();
    }

    /** Whether it is known that no try to send it has brought it to the target. */
    boolean isNotTaken() {
        return refusal != null && refusal.then() == Then.AGAIN;
    }

    /** Whether it was sent, and its rows may be in staging, or on their way there. */
    boolean mayHaveRows() {
        return refusal != null && refusal.then() == Then.STOP_UNSURE;
    }

    String label() {
        return load.label();
    }

    List<Delivery> deliveries() {
        return held.values().stream().map(Announced::delivery).toList();
    }

    /** Those of its files whose messages are held, as they were read when these came. */
    Map<FileTaskId, FileTask> read() {
        return held.values().stream().map(Announced::file).collect(Collectors.toMap(FileTask::id, Function.identity()));
    }

    /** The file tasks this load loads. */
    List<FileTaskId> files() {
        return load.files().stream()
                .map(name -> new FileTaskId(load.task(), manifest.attempt(), name))
                .toList();
    }
}
