package io.starmigrate.bench;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A job of many partitions, all of them published, as a worker leaves it. */
final class FinishedJob {
    static final String NAME = "finished";
    static final StorageUri SOURCE = StorageUri.parse("oss://source/migration");
    static final StorageUri TARGET = StorageUri.parse("s3://target/migration");

    /** What is to be replaced where many are made of one. */
    static final String PARTITION = "the-partition";

    /** What many have in its name. */
    static final String TABLE = "orders";

    static final int OF_A_TABLE = 1000;

    /** The change token of what is to be replaced. */
    static final String TOKEN = "10001:2";

    private static final int COLUMNS = 20;
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));

    private final List<FileColumn> columns = IntStream.range(0, COLUMNS)
            .mapToObj(i -> FileColumn.plain("column_" + i))
            .toList();
    private final Fingerprint fingerprint = new Fingerprint(
            "3.5.2/xx_hash3_64/1/1/2a", 1_000_000, List.of(BigInteger.ONE.shiftLeft(80), BigInteger.TWO.shiftLeft(80)));
    private final Change change;

    FinishedJob(Instant at) {
        change = new Change("worker-1", at, "equal to the snapshot: 1000000 rows, sums and NULLs of all columns");
    }

    /** Which change token one of many has. */
    static String token(int number) {
        return id(number) + ":2";
    }

    /** The number that the catalog has for one of many. */
    static long id(int number) {
        return 10_001L + number;
    }

    void write(TaskRecorder recorder, int partitions) {
        JobId id = new JobId("benchbench");
        recorder.open(Job.opened(NAME, id, "shop", "shop", List.of("orders"), change.at()));
        for (int i = 0; i < partitions; i++) {
            writeOne(recorder, i);
        }
    }

    private void writeOne(TaskRecorder recorder, int number) {
        List<PartitionTask> way =
                way(new PartitionId(NAME, "shop", "orders_" + number / OF_A_TABLE, "p" + number % OF_A_TABLE), number);
        recorder.plan(way.subList(0, 1));
        for (PartitionTask next : way.subList(1, way.size())) {
            if (!recorder.advance(next)) {
                throw new IllegalStateException("Not written: " + next);
            }
        }
    }

    /** One that is planned, being exported, and exported to so many files. */
    List<PartitionTask> exported(PartitionId partition, int number, int files) {
        List<PartitionTask> way = way(partition, number);
        PartitionTask exported = way.get(1)
                .to(PartitionState.EXPORTED, change)
                .withExported(new Exported(files, files * ObjectCreated.SIZE, fingerprint));
        return List.of(way.get(0), way.get(1), exported);
    }

    /** The same once it is published. */
    PartitionTask published(PartitionTask verifying) {
        return verifying
                .to(PartitionState.PUBLISHED, change)
                .withPublished(
                        Published.proved(fingerprint, verifying.id().partition().partition() + ":2", List.of()));
    }

    /** One whose partition is called {@link #PARTITION}. */
    static PartitionTask anyPublished() {
        List<PartitionTask> way = any();
        return way.get(way.size() - 1);
    }

    /** The same, which nobody has begun yet. */
    static PartitionTask planned() {
        return any().get(0);
    }

    private static List<PartitionTask> any() {
        return new FinishedJob(Instant.parse("2026-01-01T00:00:00Z"))
                .way(new PartitionId(NAME, "shop", TABLE, PARTITION), 1);
    }

    /** As it was written each time. */
    private List<PartitionTask> way(PartitionId partition, int number) {
        PartitionTask planned = PartitionTask.planned(
                new PartitionTaskId(partition, 1),
                "[types: [DATE]; keys: [2024-01-01]; ..types: [DATE]; keys: [2024-01-02]; )",
                new Estimate(1_000_000, 512L << 20),
                number + ":2",
                change);
        PartitionTask exporting = planned.to(PartitionState.EXPORTING, change).withExport(export(planned.id()));
        PartitionTask exported =
                exporting.to(PartitionState.EXPORTED, change).withExported(new Exported(1, 512L << 20, fingerprint));
        PartitionTask loading = exported.to(PartitionState.LOADING, change)
                .withStaging(new Staging("mig_benchbench_g1_p1_t1", number + 1L));
        PartitionTask verifying = loading.to(PartitionState.VERIFYING, change);
        PartitionTask published = verifying
                .to(PartitionState.PUBLISHED, change)
                .withPublished(Published.proved(fingerprint, number + ":2", List.of()));
        return List.of(planned, exporting, exported, loading, verifying, published);
    }

    private Export export(PartitionTaskId id) {
        PartitionId partition = id.partition();
        StorageUri folder = SOURCE.resolve(
                        NAME + "/shop." + partition.table() + "/" + partition.partition() + "/g1/a1/")
                .asFolder();
        return new Export(1, folder, TOKEN, columns, CSV, change.at());
    }
}
