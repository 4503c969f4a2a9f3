package io.starmigrate.simulation.history;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Keeps the product's log still: in a simulation every warning is one that was asked for. */
public final class LogSilence {
    private LogSilence() {}

    /** Does something in silence. */
    public static <T> T during(Supplier<T> work) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.starmigrate");
        Level before = logger.getLevel();
        logger.setLevel(Level.OFF);
        try {
            return work.get();
        } finally {
            logger.setLevel(before);
        }
    }
}
