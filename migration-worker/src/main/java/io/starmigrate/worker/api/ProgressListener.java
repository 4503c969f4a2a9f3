package io.starmigrate.worker.api;

import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Hears how a command goes on. Called from many threads; must return quickly and must not throw. */
public interface ProgressListener {
    /** For whoever does not look on. */
    ProgressListener SILENT = new ProgressListener() {
        @Override
        public void progressed(Progress progress) {
            // Nobody looks on.
        }

        @Override
        public void noted(String message) {
            // Nobody reads.
        }
    };

    /** What the log says with this marker, the progress tells as well. */
    Marker TOLD = MarkerFactory.getMarker("told");

    /** A stage went on. Reports of one stage may come out of order; the largest {@code done} counts. */
    void progressed(Progress progress);

    /** Something an operator wants to read: what it waits for and why, a failure as it happens. One line. */
    void noted(String message);
}
