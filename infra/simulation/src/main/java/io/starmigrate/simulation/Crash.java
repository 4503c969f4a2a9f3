package io.starmigrate.simulation;

/** The end of a worker's process, thrown out of whatever it was doing. No role catches it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the worker is gone", null, false, false);
    }
}
