package io.starmigrate.cli;

import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far a cutover goes. */
final class CutoverOptions {
    @Option(
            names = "--ready",
            description = "Only look whether it may begin: every check, go or no-go, with the reason.")
    boolean ready;

    @Option(
            names = "--rehearse",
            description = {
                "The last round and its proof while writes go on, and how long the freeze would have been;",
                "nothing is set back at the target."
            })
    boolean rehearse;

    @Option(names = "--abandon", description = "Give up the cutover that is under way: rounds go on as before it.")
    boolean abandon;

    @Option(names = "--yes", description = "Begin without asking, once every check says go.")
    boolean yes;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = {
                "Begin then without asking, once every check says go: 03:00 (the next there is), or",
                "2026-11-29T03:00:00+01:00."
            })
    @Nullable
    String at;

    /** Whether it begins without asking. */
    boolean isToldToBegin() {
        return yes || rehearse || at != null;
    }

    /** When the freeze is to begin; empty for at once. */
    Optional<Instant> begins(ZonedDateTime now) {
        return Optional.ofNullable(at).map(text -> time(text, now));
    }

    private static Instant time(String text, ZonedDateTime now) {
        try {
            if (text.matches("\\d{1,2}:\\d\\d")) {
                ZonedDateTime today = now.with(LocalTime.parse(text.length() == 4 ? "0" + text : text));
                return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
            }
            Instant then = OffsetDateTime.parse(text).toInstant();
            if (then.isAfter(now.toInstant())) {
                return then;
            }
            throw wrong("is over");
        } catch (DateTimeException misspelt) {
            throw wrong("is no time");
        }
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(
                Fault.WRONG_INPUT, "What --at says " + why + ": write 03:00, or 2026-11-29T03:00:00+01:00", null);
    }

    Kind kind() {
        return abandon ? Kind.ABANDON : ready ? Kind.READINESS : rehearse ? Kind.REHEARSE : Kind.PERFORM;
    }
}
