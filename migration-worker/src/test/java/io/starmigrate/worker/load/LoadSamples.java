package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.core.task.TravelGroup.Member;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A partition task of two files, as the tests of loads have it. */
final class LoadSamples {
    static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    static final Change CHANGE = new Change("test", NOW, "because");
    static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1);
    static final List<String> FILES = List.of("a.csv", "b.csv");
    private static final StorageUri FOLDER = StorageUri.parse("s3://bucket/x/");
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));

    private LoadSamples() {}

    static PartitionTask planned() {
        return PartitionTask.planned(ID, "", new Estimate(1, 1), "1:1", CHANGE);
    }

    /** The steps from {@link #planned} to where its first pass is loaded. */
    static List<PartitionTask> untilLoading() {
        Export export = new Export(1, FOLDER, "1:1", List.of(FileColumn.plain("v")), CSV, NOW);
        PartitionTask exporting = planned().to(PartitionState.EXPORTING, CHANGE).withExport(export);
        PartitionTask exported = exporting.to(PartitionState.EXPORTED, CHANGE);
        return List.of(
                exporting, exported, exported.to(PartitionState.LOADING, CHANGE).withStaging(new Staging("mig", 7)));
    }

    /** Its first pass is loaded, and the rows of another task are in its files. */
    static PartitionTask carrying() {
        PartitionTask loading = untilLoading().get(2);
        Export export = Objects.requireNonNull(loading.export());
        Member rider = new Member("p2", 1);
        return loading.withExport(export.with(new TravelGroup(Member.of(ID), 1, FOLDER, List.of(rider))));
    }

    static Manifest manifest() {
        return manifest(null);
    }

    static Manifest manifest(@Nullable Fingerprint fingerprint) {
        return new Manifest(
                ID,
                1,
                FOLDER,
                CSV,
                "",
                List.of(FileColumn.plain("v")),
                FILES.stream().map(name -> new ManifestFile(name, 1, "e")).toList(),
                null,
                fingerprint,
                NOW);
    }
}
