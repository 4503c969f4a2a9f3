package io.starmigrate.simulation.world;

import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskQueue;

/** Who sees what an installation's recorder and queue are told, and tells the world's damages what breaks a promise. */
public interface Witness {
    /** A recorder that is watched. */
    TaskRecorder recorder(Installation installation);

    /** A queue that is watched. */
    TaskQueue queue(Installation installation, InMemoryTaskQueue real);
}
