package io.starmigrate.simulation.target;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.worker.starrocks.ClaimStore;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.staging.StagingStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statements a target cluster is sent, one call each: where faults are put in. */
public interface TargetStatements extends StagingStore, ClaimStore {
    void load(LoadOrder order);

    Map<String, LoadStatus> loads(Collection<String> labels);

    void cancel(String label);

    /** Those of these labels whose overwrites are being executed; empty when nobody can tell. */
    Optional<Set<String>> executing(Collection<String> labels);

    /** The rows a place shows, in buckets. */
    BucketDigests buckets(Place place, Bucketing how);

    /** Copies what a place shows into a staging, but for what travelled. */
    void keep(Place place, String staged, String label, BucketChoice travelled);

    /** The names of all stagings of a table's places. */
    List<String> stagings(String table);

    /** The fingerprint of the staging of this name. */
    Fingerprint staging(Place place, String staged);

    /** All places of a table. */
    List<Place> places(String table);

    /** The change token of what the place shows; empty when it is not there. */
    Optional<ChangeToken> token(Place place);

    /** The fingerprint of what the place shows. */
    Fingerprint shownRows(Place place);
}
