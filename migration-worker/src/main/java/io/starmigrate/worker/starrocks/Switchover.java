package io.starmigrate.worker.starrocks;

import io.starmigrate.core.cutover.Writers;
import java.util.List;
import java.util.Map;

/**
 * What both clusters tell beside tables and rows where applications are switched. To be used by one thread.
 *
 * <p>What a cluster does not tell, or not to this account, is said instead; every method throws
 * {@link ClusterException} only when a cluster does not answer at all.
 */
public interface Switchover extends AutoCloseable {
    /**
     * What was listed, and what could not be.
     *
     * @param listed one sentence, or one statement, each
     * @param unread why something could not be listed, one sentence each
     */
    record Listing(List<String> listed, List<String> unread) {
        public Listing {
            listed = List.copyOf(listed);
            unread = List.copyOf(unread);
        }
    }

    /** What writes to the source's database by itself. */
    Map<Writers, Listing> writers();

    /** What sets going again at the source what somebody has paused there, as statements; executes none. */
    Listing paused();

    /** The last restore of each side's database, once it has ended: versions may not tell what it has changed. */
    Listing restored();

    /** The source's transactions that have begun and do not show yet. */
    Listing transactions();

    /** What users and roles of the source may do and those of the target may not, as statements; executes none. */
    Listing grants();

    /**
     * Sets the target's counters above the highest value of their columns; done again it changes nothing.
     *
     * @param tables by the source's names
     * @return what was set, and what has to be done by hand
     */
    Listing counters(List<String> tables);

    @Override
    void close();
}
