package io.starmigrate.worker.loop;

/** A role's step that tells how much is left. */
@FunctionalInterface
public interface Steps {
    int step();
}
