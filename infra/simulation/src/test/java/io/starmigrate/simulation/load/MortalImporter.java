package io.starmigrate.simulation.load;

import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.load.Importer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** An importer whose worker dies between two of its writes. */
final class MortalImporter {
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    final Importer importer;

    MortalImporter(Bench bench) {
        TaskRecorder mortal = Weakened.after(TaskRecorder.class, bench.recorder, method -> {
            if (method.equals("advance") && left.decrementAndGet() == 0) {
                throw new Crash();
            }
        });
        importer = bench.importer("mortal", bench.target, mortal, bench.queue);
    }

    /** Its last step: it ends after so many writes, unless there are less. */
    void stepUntilItDies(int writes) {
        left.set(writes);
        try {
            importer.step(Duration.ZERO);
        } catch (Crash dead) {
            left.set(Integer.MAX_VALUE);
        }
    }
}
