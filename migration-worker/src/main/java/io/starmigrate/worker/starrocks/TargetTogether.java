package io.starmigrate.worker.starrocks;

import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a target is asked for several partitions of one table at once, as for each by itself in {@link TargetCluster},
 * with few statements. An answer leaves out whoever it cannot tell of in this way: ask for those alone. Safe for use by
 * many threads; every method throws {@link ClusterException}.
 */
public interface TargetTogether {
    /**
     * A staging to be made.
     *
     * @param place what will be published
     * @param name outranks every earlier one of this place
     * @param bounds what the partition holds
     */
    record StagingRequest(Place place, StagingName name, String bounds) {}

    /** Makes stagings; none where StarRocks names them, or the table is swapped. See {@link TargetCluster#open}. */
    Map<Place, Staging> openTogether(List<StagingRequest> openings);

    /** Where these stagings are now. See {@link TargetCluster#find}. */
    Map<Place, Whereabouts> findTogether(List<Landing> landings);

    /** The fingerprints of stagings. */
    Map<Place, Fingerprint> fingerprintStaged(List<Landing> landings, List<String> columns, String recipe);

    /** The fingerprints of what places show. */
    Map<Place, Fingerprint> fingerprintShown(List<Place> places, List<String> columns, String recipe);

    /** How many rows these places show altogether, counted. */
    long rowsTogether(Collection<Place> places);

    /**
     * Switches stagings into their table, all or none. Whoever does not know the outcome asks for each by
     * {@link #findTogether}.
     *
     * @throws ClusterException with remedy ASK_AGAIN when one of them does not show afterwards, WRONG_INPUT when
     *     nothing was sent because one of them cannot be switched in together with others
     */
    void publishTogether(List<Landing> landings);

    /** Removes stagings. See {@link TargetCluster#drop}. */
    void dropTogether(List<Landing> landings);
}
