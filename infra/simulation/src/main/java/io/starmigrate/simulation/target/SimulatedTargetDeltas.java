package io.starmigrate.simulation.target;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.task.Staging;
import io.starmigrate.simulation.rows.SimulatedDeltas;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetDeltas;
import io.starmigrate.worker.starrocks.staging.StagingPlaces;

/** A target's share of deltas, statement by statement. */
record SimulatedTargetDeltas(TargetStatements statements, StagingPlaces places) implements TargetDeltas {
    @Override
    public KeyedTable table(String table) {
        return SimulatedDeltas.TABLE;
    }

    @Override
    public BucketDigests buckets(Place place, Bucketing how, String version) {
        return statements.buckets(place, how);
    }

    @Override
    public void keep(Place place, Staging staging, Kept rows) {
        String name = places.nameNow(place, staging)
                .orElseThrow(() -> new ClusterException(Remedy.ASK_AGAIN, staging + " is gone", null));
        statements.keep(place, name, rows.label(), rows.travelled());
    }
}
