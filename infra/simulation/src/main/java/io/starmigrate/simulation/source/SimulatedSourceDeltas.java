package io.starmigrate.simulation.source;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.DeltaPlan;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.starrocks.transfer.SplitPlan;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.simulation.rows.SimulatedDeltas;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.SourceDeltas;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;

/** A source's share of deltas. */
public record SimulatedSourceDeltas(SimulatedSource source) implements SourceDeltas {
    private static final String VERSION = "3.5.2";

    /** All rows of a partition in so many buckets. */
    static Unload inSlices(String table, String partition, FileFormat format, int slices) {
        Capabilities both = Capabilities.of(VERSION);
        BucketChoice all = SplitPlan.of(both, both, SimulatedDeltas.TABLE).choice(VERSION, slices);
        return new Unload(table, List.of(partition), List.of(FileColumn.plain("v")), format, all);
    }

    @Override
    public DeltaPlan plan(String table, KeyedTable there) {
        Capabilities both = Capabilities.of(VERSION);
        return DeltaPlan.of(both, both, SimulatedDeltas.TABLE, there);
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public BucketDigests buckets(String table, String partition, Bucketing how) {
        return SimulatedDeltas.digests(source.rows(new Place(table, partition)), how);
    }

    @Override
    public Unload unload(String table, String partition, BucketChoice some) {
        FileFormat csv = source.unload(table, partition).format();
        return new Unload(table, List.of(partition), List.of(FileColumn.plain("v")), csv, some);
    }
}
