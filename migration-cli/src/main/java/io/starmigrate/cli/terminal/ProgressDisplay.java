package io.starmigrate.cli.terminal;

import io.starmigrate.worker.api.ProgressListener;
import java.time.InstantSource;

/** Shows how a command goes on, on standard error. Safe for use by many threads. */
public interface ProgressDisplay extends ProgressListener, AutoCloseable {
    /** Bars for a person who looks on, plain lines for a pipe. */
    static ProgressDisplay on(Terminal terminal) {
        return terminal.interactive()
                ? new ProgressBars(terminal.err())
                : new ProgressLines(terminal.err(), InstantSource.system());
    }

    /** Leaves what is drawn standing, with the cursor at the start of a line; what moves next is drawn below it. */
    default void settle() {}

    /** Leaves the last state standing. Nothing is shown afterwards. */
    @Override
    void close();
}
