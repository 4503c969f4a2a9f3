package io.starmigrate.cli.options;

import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far a cutover goes. */
public final class CutoverOptions {
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
    public boolean rehearse;

    @Option(names = "--abandon", description = "Give up the cutover that is under way: rounds go on as before it.")
    boolean abandon;

    @Option(
            names = "--reopen",
            description = {
                "Take back a cutover that is done: the applications have gone back to the source, and rounds go on."
            })
    boolean reopen;

    @Option(names = "--yes", description = "Begin without asking, once every check says go.")
    public boolean yes;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = {
                "Begin then without asking, once every check says go: 03:00 (the next there is), or",
                "2026-11-29T03:00:00+01:00."
            })
    @Nullable
    public String at;

    @Option(
            names = "--unlisted-transactions",
            description = {
                "Begin although the source does not list its open transactions to the account: you have looked yourself",
                "that none is open. What one of them shows after the freeze is lost."
            })
    public boolean unlisted;

    @Option(
            names = "--only-at-target",
            description = {
                "Begin although the target shows rows of partitions that the source does not have: they stay, and are",
                "named in the end."
            })
    public boolean onlyAtTarget;

    @Option(
            names = "--left-out",
            description = {
                "Begin although TABLE_NAMES or TASK_FILTER leave out partitions of the job's tables that hold rows and",
                "that no round has published: they stay behind, and are named in the end."
            })
    public boolean leftOut;

    /** Whether it begins without asking. */
    public boolean isToldToBegin() {
        return yes || rehearse || at != null;
    }

    /** When the freeze is to begin; empty for at once. */
    public Optional<Instant> begins(ZonedDateTime now) {
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

    /**
     * What is to be done.
     *
     * @throws MigrationException for wrong input where several options say several things
     */
    public Kind kind() {
        if (Stream.of(reopen, abandon, ready, rehearse).filter(told -> told).count() > 1) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "--ready, --rehearse, --abandon and --reopen each do something else: give one of them",
                    null);
        }
        return reopen
                ? Kind.REOPEN
                : abandon ? Kind.ABANDON : ready ? Kind.READINESS : rehearse ? Kind.REHEARSE : Kind.PERFORM;
    }
}
