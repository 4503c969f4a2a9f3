package io.starmigrate.core.task;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Who does what, for a while. No clock is compared between machines: a lease carries a beat and a length, and whoever
 * wants it times the beat with a clock of his own. Safe for use by many threads and many processes.
 */
public interface Leases {
    /** The lease of this name; empty when nobody ever held it. */
    Optional<Lease> lease(String name);

    /** Those of these leases that were ever held, asked for with few requests. */
    default List<Lease> leases(Collection<String> names) {
        return names.stream().distinct().flatMap(name -> lease(name).stream()).toList();
    }

    /**
     * Writes leases, each as {@link #write} does and whatever becomes of the others, with few requests. When it throws,
     * some may have been written.
     *
     * @param next no two of one name
     * @return those of them that are held now
     */
    default List<Lease> writeTogether(List<Lease> next) {
        return next.stream().filter(this::write).toList();
    }

    /**
     * Writes a lease if the recorder still holds the one it was made from.
     *
     * @param next its beat is one more than what was read; 1 when there was none
     * @return true when {@code next} is what is held now; false when somebody else wrote first
     * @throws RecorderException when the outcome is unknown
     */
    boolean write(Lease next);

    /** Removes a lease that nobody will ask for again. Removing what is not there changes nothing. */
    void forget(Lease lease);

    /**
     * A right to do something alone.
     *
     * @param name what is to be done, such as {@code export/job}
     * @param owner the worker that holds it; empty once it was given back
     * @param fence grows with each new owner: what carries a lower one is stale
     * @param beat grows with each write
     * @param length how long after a beat nobody else takes it
     */
    record Lease(String name, String owner, long fence, long beat, Duration length) {
        /** The first lease of a name. */
        public static Lease first(String name, String owner, Duration length) {
            return new Lease(name, owner, 1, 1, length);
        }

        /** Held for another length by the same owner. */
        public Lease renewed() {
            return new Lease(name, owner, fence, beat + 1, length);
        }

        /** Taken over by another owner. */
        public Lease takenBy(String next, Duration nextLength) {
            return new Lease(name, next, fence + 1, beat + 1, nextLength);
        }

        /** Given back. */
        public Lease released() {
            return new Lease(name, "", fence, beat + 1, length);
        }

        /** Whether nobody holds it. */
        public boolean isFree() {
            return owner.isEmpty();
        }
    }
}
