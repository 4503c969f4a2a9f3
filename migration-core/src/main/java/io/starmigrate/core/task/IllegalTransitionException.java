package io.starmigrate.core.task;

/** A step was asked for that the lifecycle does not have: a fault in the code, never an input's. */
public final class IllegalTransitionException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    IllegalTransitionException(String message) {
        super(message);
    }
}
