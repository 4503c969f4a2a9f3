package io.starmigrate.simulation;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.DeltaPlan;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.SourceDeltas;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows in buckets: as single values they name themselves, and one of them may be there several times. */
final class SimulatedDeltas {
    private static final String VERSION = "3.5.2";

    static final KeyedTable TABLE =
            new KeyedTable(List.of(new TableColumn("v", ColumnType.of(TypeName.VARCHAR), Set.of())), Model.DUPLICATE);

    private SimulatedDeltas() {}

    static BucketDigests digests(List<String> rows, int buckets) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(buckets, 0L));
        List<Long> sums = new ArrayList<>(Collections.nCopies(buckets, 0L));
        for (String row : rows) {
            int bucket = bucket(row, buckets);
            counts.set(bucket, counts.get(bucket) + 1);
            sums.set(
                    bucket,
                    sums.get(bucket)
                            + SimulatedRows.fingerprint(List.of(row))
                                    .sums()
                                    .get(0)
                                    .longValue());
        }
        return BucketDigests.of("simulated/" + buckets, counts, sums);
    }

    private static int bucket(String row, int buckets) {
        return Math.floorMod(row.hashCode() * 31, buckets);
    }

    /** Those of some rows that travel. */
    static List<String> travelling(List<String> rows, @Nullable BucketChoice some) {
        return some == null
                ? rows
                : rows.stream()
                        .filter(row -> some.chosen().contains(bucket(row, some.buckets())))
                        .toList();
    }

    /** Those that stay where they are. */
    static List<String> kept(List<String> rows, BucketChoice some) {
        return rows.stream()
                .filter(row -> !some.chosen().contains(bucket(row, some.buckets())))
                .toList();
    }

    static SourceDeltas of(SimulatedSource source) {
        return new SourceDeltas() {
            @Override
            public DeltaPlan plan(String table, KeyedTable there) {
                Capabilities both = Capabilities.of(VERSION);
                return DeltaPlan.of(both, both, TABLE, there);
            }

            @Override
            public String version() {
                return VERSION;
            }

            @Override
            public BucketDigests buckets(String table, String partition, Bucketing how) {
                return digests(source.rows(new Place(table, partition)), how.buckets());
            }

            @Override
            public Unload unload(String table, String partition, BucketChoice some) {
                FileFormat csv = source.unload(table, partition).format();
                return new Unload(table, List.of(partition), List.of(FileColumn.plain("v")), csv, some);
            }
        };
    }
}
