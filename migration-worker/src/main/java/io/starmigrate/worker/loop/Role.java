package io.starmigrate.worker.loop;

import java.time.Duration;

/** A role's work, again and again: each call does what can be done now and answers how long to pause. */
@FunctionalInterface
public interface Role {
    Duration step();
}
