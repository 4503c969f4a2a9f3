package io.starmigrate.simulation.faults;

/** The end of a worker's process, thrown out of whatever it was doing. No role catches it. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    public Crash() {
        super("the worker is gone", null, false, false);
    }
}
