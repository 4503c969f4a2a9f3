package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the port suites write and read back. */
final class TaskSamples {
    static final StorageUri ROOT = StorageUri.parse("s3://target-bucket/migration");
    static final Change CHANGE =
            new Change("worker-1", Instant.parse("2026-11-22T08:09:10.123456789Z"), "because \"it\" 是");
    static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));

    private TaskSamples() {}

    static PartitionTaskId id(String job, String partition, int generation) {
        return new PartitionTaskId(new PartitionId(job, "tpch", "lineitem", partition), generation);
    }

    static PartitionTask planned(PartitionTaskId id) {
        return PartitionTask.planned(
                id, "VALUES [(\"2024-01-01\"), (\"2024-02-01\"))", new Estimate(7, 900), "t1", CHANGE);
    }

    /** This task in a state that it may not have come to by the lifecycle's steps, with nothing done for it. */
    static PartitionTask bare(PartitionTask task, PartitionState state, long version) {
        return PartitionTaskDraft.bare(task.id(), state, version, task.change(), "", task.estimate(), "");
    }

    /** A task that has everything a task can have. */
    static PartitionTask full(PartitionTask planned) {
        int generation = planned.id().generation();
        return planned.withExport(new Export(
                        2,
                        ROOT.resolve("g" + generation + "/a2/"),
                        "t2",
                        List.of(FileColumn.plain("id"), new FileColumn("名字", "__名字", "from_base64(`__名字`)")),
                        CSV,
                        CHANGE.at()))
                .withExported(new Exported(3, 1L << 40, fingerprint()))
                .withStaging(new Staging("p1_sm1", 10_010L))
                .withPublished(Published.proved(fingerprint(), "7:1", List.of("h", "名字")));
    }

    /** Sums outgrow every numeric type of a store that holds 38 digits. */
    static Fingerprint fingerprint() {
        return new Fingerprint(
                "murmur_hash3_32/1",
                Long.MAX_VALUE,
                List.of(BigInteger.TWO.pow(130).negate(), BigInteger.ZERO),
                Map.of("名字", Long.MAX_VALUE, "a.b", 1L),
                List.of("h"),
                Map.of("g", "1f:-1:2:0"));
    }

    static Manifest manifest(PartitionTaskId task, int attempt, List<ManifestFile> files) {
        return new Manifest(
                task,
                attempt,
                ROOT.resolve("x/"),
                CSV,
                "",
                List.of(FileColumn.plain("id")),
                files,
                "t2",
                fingerprint(),
                CHANGE.at());
    }

    static FileTaskId file(PartitionTaskId task, int attempt, String name) {
        return new FileTaskId(task, attempt, name);
    }

    static FileTask arrived(FileTaskId id) {
        return FileTask.first(id, FileState.ARRIVED, 4096, "d41d8cd98f00b204e9800998ecf8427e", CHANGE);
    }

    static FileMessage message(FileTaskId id) {
        return new FileMessage(id, id.below(ROOT), 4096, "d41d8cd98f00b204e9800998ecf8427e");
    }
}
