package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** As {@link #shown(Place)}, of several places of one table. */
    default Map<Place, List<Long>> shownOf(Collection<Place> places) {
        return each(places, this::shown);
    }

    /** As {@link #staged(Place)}, of several places of one table. */
    default Map<Place, Map<String, Long>> stagedOf(Collection<Place> places) {
        return each(places, this::staged);
    }

    /**
     * As {@link #leftovers}, of several places of one table.
     *
     * @param bounds of each place
     */
    default Map<Place, List<String>> leftoversOf(Map<Place, String> bounds) {
        return each(bounds.keySet(), place -> leftovers(place, bounds.getOrDefault(place, "")));
    }

    /**
     * As {@link #prepare}, of several places of one table.
     *
     * @param bounds of each place
     */
    default void prepareAll(Map<Place, String> bounds) {
        bounds.forEach(this::prepare);
    }

    /** As {@link #add}, of places of which what they show was asked before. */
    interface Adding {
        String add(Place place, StagingName name, String bounds);
    }

    /** What {@link #add} asks of a place, asked once for several places of one table. */
    default Adding addingTo(Collection<Place> places) {
        return this::add;
    }

    /**
     * Shows temporary partitions in places of one table, all of them or none.
     *
     * @param staged the name of each place's staging
     * @throws ClusterException with remedy WRONG_INPUT, and without having sent anything, when the bounds of one differ
     *     from its place's
     */
    void switchInAll(Map<Place, String> staged);

    private static <T> Map<Place, T> each(Collection<Place> places, Function<Place, T> question) {
        Map<Place, T> answers = new LinkedHashMap<>();
        places.forEach(place -> answers.put(place, question.apply(place)));
        return answers;
    }
}
