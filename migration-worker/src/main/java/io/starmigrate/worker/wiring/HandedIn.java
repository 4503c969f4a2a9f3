package io.starmigrate.worker.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What whoever embeds the worker has in place of what is configured; null where it has nothing. */
record HandedIn(
        @Nullable Recording recording,
        @Nullable Queueing queueing,
        @Nullable ObjectStore source,
        @Nullable ObjectStore target,
        @Nullable InstantSource clock,
        @Nullable MeterRegistry meters) {
    static final HandedIn NOTHING = new HandedIn(null, null, null, null, null, null);

    HandedIn with(TaskRecorder recorder, Leases leases) {
        return new HandedIn(new Recording(recorder, leases), queueing, source, target, clock, meters);
    }

    HandedIn with(TaskQueue queue, DeadLetters letters) {
        return new HandedIn(recording, new Queueing(queue, letters), source, target, clock, meters);
    }

    HandedIn withSource(ObjectStore storage) {
        return new HandedIn(recording, queueing, storage, target, clock, meters);
    }

    HandedIn withTarget(ObjectStore storage) {
        return new HandedIn(recording, queueing, source, storage, clock, meters);
    }

    HandedIn with(InstantSource time) {
        return new HandedIn(recording, queueing, source, target, time, meters);
    }

    HandedIn with(MeterRegistry registry) {
        return new HandedIn(recording, queueing, source, target, clock, registry);
    }

    /** Where tasks, and who does what, are kept. */
    record Recording(TaskRecorder recorder, Leases leases) {}

    /** Where files are announced, and what was put aside. */
    record Queueing(TaskQueue queue, DeadLetters letters) {}
}
