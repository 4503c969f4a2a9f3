package io.starmigrate.worker.starrocks;

import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Single statements on staging, one request each: {@link StagingPlaces} puts them in the order that is safe whoever
 * else sends some at the same time. Safe for use by many threads; every method throws {@link ClusterException}.
 */
public interface StagingStore {
    /** The ids of the partitions the place shows now; none when it is not there. */
    List<Long> shown(Place place);

    /**
     * Every staging that may be this place's, by the name it has now.
     *
     * @return each one's partition id; those of other places may be among them
     */
    Map<String, Long> staged(Place place);

    /** Those of {@link #staged} that may stand in the way of a new staging of these bounds, whoever made them. */
    List<String> leftovers(Place place, String bounds);

    /** What this staging name is, as it was asked for; empty when it is none of ours, or StarRocks has chosen it. */
    Optional<StagingName> rank(Place place, String staged);

    /** Whether StarRocks itself names the stagings of this place: then a name does not tell who has made one. */
    boolean choosesNames(Place place);

    /** How many rows a staging holds. */
    long rows(Place place, String staged);

    /** Makes the partition itself where the target has none. */
    void prepare(Place place, String bounds);

    /**
     * Makes a staging; one that is there already is never taken for it.
     *
     * @return the name it has
     */
    String add(Place place, StagingName name, String bounds);

    /** Drops a staging; one that is not there is passed over. */
    void drop(Place place, String staged);

    /** Whether switching in twice brings back what was shown before. */
    boolean isSwapped(Place place);

    /**
     * Gives a staging another name, atomically: what names the old one fails from now on.
     *
     * @return the name it has now
     */
    String rename(Place place, String staged, StagingName next);

    /** Whether the place is published by {@link #overwrite}; never where temporary partitions are. */
    boolean isOverwritten(Place place);

    /**
     * Fills the place anew with the rows of this staging, which stays, and answers when they show. The statement goes
     * on when nobody waits for its answer any more.
     *
     * @param label known to {@link TargetCluster#loads} once it has begun to read
     */
    void overwrite(Place place, String staged, String label);

    /** Shows this staging in the place, atomically. Where places are swapped, the name then holds what was shown. */
    void switchIn(Place place, String staged);
}
