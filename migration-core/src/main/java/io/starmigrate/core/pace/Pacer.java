package io.starmigrate.core.pace;

import io.starmigrate.core.pace.PacingDecision.Cause;
import java.util.List;
import java.util.Optional;

/**
 * How many of a kind may run at once at a cluster. Begins where it is told to; halves at any sign of pressure; grows by
 * one while the cluster is calm, and takes that back where it has brought nothing. What was too much is left alone for
 * a while. A cluster that cannot be asked leaves all as it is.
 *
 * <p>Decides by what it is handed in alone. To be used from one thread.
 */
public final class Pacer {
    /** After pressure it stays where it is for so many looks, and below where that was for so many more. */
    private static final int REST = 2;

    private static final int WARNED = 20;
    /** For how many looks it stays where one more has brought nothing. */
    private static final int KNOWN_KNEE = 40;
    /** For how many looks it waits to see what one more has brought. */
    private static final int PATIENCE = 4;

    /** What a cluster tells that it runs at once is no reason to send it more than this. */
    private static final int HARD_CEILING = 20;

    private final int first;
    private final boolean isFollowing;
    private final Latency latency = new Latency();
    private final Speed speed = new Speed();
    private int most;
    private int limit;
    private int ceiling;
    private int rest;
    private int warned;
    private int trying;
    private List<String> unknown = List.of();

    /**
     * @param first the limit to begin with, from 1
     * @param most the limit it never grows past, from {@code first}
     */
    public Pacer(int first, int most) {
        this(first, most, false);
    }

    private Pacer(int first, int most, boolean isFollowing) {
        this.first = first;
        this.limit = first;
        this.most = most;
        this.ceiling = most;
        this.isFollowing = isFollowing;
    }

    /**
     * One that may grow up to what the cluster says that it runs at once, but not past 20 unless it begins with more.
     *
     * @param first the limit to begin with, from 1; it never has to be less for what the cluster says
     * @param usual the limit it never grows past as long as the cluster does not say, from {@code first}
     */
    public static Pacer following(int first, int usual) {
        return new Pacer(first, usual, true);
    }

    /** The limit now. */
    public int limit() {
        return limit;
    }

    /** The limit it never grows past, as far as the cluster has said until now. */
    public int most() {
        return most;
    }

    /** So much has ended well: bytes, or whatever else is counted of this kind. */
    public void finished(long much) {
        speed.finished(much);
    }

    /** The cluster refused work because of its load. */
    public Optional<PaceStep> refused() {
        return halve(Cause.REFUSED, "it refused work");
    }

    /**
     * Takes a look at the cluster.
     *
     * @param seconds how long ago the last one was
     */
    public Optional<PaceStep> look(Pressure now, double seconds) {
        speed.passed(seconds);
        warned = Math.max(0, warned - 1);
        if (isFollowing && now.room() > 0) {
            most = Math.max(first, Math.min(now.room(), HARD_CEILING));
        }
        ceiling = warned == 0 ? most : ceiling;
        Optional<Signal> busy = now.busiest().or(() -> latency.look(now.latency()));
        boolean wasUnknown = !unknown.isEmpty();
        if (busy.isPresent()) {
            unknown = List.copyOf(now.unknown());
            return halve(busy.get().cause(), busy.get().what()).or(() -> known(wasUnknown));
        }
        if (limit > most) {
            ceiling = Math.min(ceiling, most);
            return Optional.of(to(most, Cause.QUEUE, "it runs " + most + " at once, and more would wait"));
        }
        if (!now.unknown().isEmpty() || !now.isTold()) {
            return stays(now.unknown());
        }
        unknown = List.of();
        return judged().or(() -> raised(now)).or(() -> known(wasUnknown));
    }

    /** What was said of a cluster that could not be asked does not stand once it can. */
    private Optional<PaceStep> known(boolean wasUnknown) {
        return wasUnknown && unknown.isEmpty()
                ? Optional.of(new PaceStep(limit, limit, Cause.KNOWN, "the cluster tells again how busy it is"))
                : Optional.empty();
    }

    /** Said once, until it can be asked again. */
    private Optional<PaceStep> stays(List<String> why) {
        List<String> told = why.isEmpty() ? List.of("this version tells nothing of its load") : why;
        if (told.equals(unknown)) {
            return Optional.empty();
        }
        unknown = told;
        return Optional.of(new PaceStep(limit, limit, Cause.UNKNOWN, String.join("; ", told)));
    }

    private Optional<PaceStep> halve(Cause cause, String why) {
        rest = REST;
        trying = 0;
        if (limit == 1) {
            return Optional.empty();
        }
        warned = WARNED;
        ceiling = Math.max(1, limit - 1);
        return Optional.of(to(Math.max(1, limit / 2), cause, why));
    }

    /** Where one more has brought nothing, it is one less again. */
    private Optional<PaceStep> judged() {
        if (trying == 0) {
            return Optional.empty();
        }
        boolean known = speed.isKnown(limit);
        trying = known ? 0 : trying - 1;
        if (!known || speed.isBetter()) {
            return Optional.empty();
        }
        warned = KNOWN_KNEE;
        ceiling = limit - 1;
        return Optional.of(to(limit - 1, Cause.KNEE, "one more has made it no faster"));
    }

    private Optional<PaceStep> raised(Pressure now) {
        if (rest > 0) {
            rest--;
            return Optional.empty();
        }
        if (trying > 0 || limit >= Math.min(ceiling, most) || !now.isCalm()) {
            return Optional.empty();
        }
        boolean measured = speed.isKnown(limit);
        PaceStep step = to(limit + 1, Cause.CALM, now.nearest());
        trying = measured ? PATIENCE : 0;
        return Optional.of(step);
    }

    private PaceStep to(int next, Cause cause, String why) {
        PaceStep step = new PaceStep(limit, next, cause, why);
        speed.changed(limit);
        limit = next;
        return step;
    }
}
