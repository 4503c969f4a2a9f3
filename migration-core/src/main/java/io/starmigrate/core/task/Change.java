package io.starmigrate.core.task;

import io.starmigrate.core.task.PutBack.Way;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who changed something, when and why. Immutable.
 *
 * @param by the worker, the trigger or the command
 * @param at by the changer's clock: for people, never for decisions
 * @param why in words an operator understands; never a secret, and never what anything is decided by
 * @param putBack how it puts back to work what had ended; null where it does not. {@link #way} says whether it is of
 *     this change
 */
public record Change(
        String by, Instant at, String why, @Nullable PutBack putBack) {
    /** One that puts nothing back to work. */
    public Change(String by, Instant at, String why) {
        this(by, at, why, null);
    }

    /** One that puts back to work what had ended. */
    public static Change puttingBack(String by, Instant at, String why, Way way) {
        return new Change(by, at, why, new PutBack(way, at));
    }

    /**
     * How it puts back to work what had ended; empty where it does not, or where that is not known: a version before
     * that was recorded made this change, and has kept beside it what it does not know, of the change before.
     */
    public Optional<Way> way() {
        return Optional.ofNullable(putBack).filter(its -> its.at().equals(at)).map(PutBack::way);
    }
}
