package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.sandbox.world.World;
import io.starmigrate.sandbox.world.WorldSettings;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnloadQueueTest {
    private static final int PARTITIONS = 12;

    @Test
    void everyUnloadIsListedUntilItIsForgottenAndEndsWhereItIsCancelled(@TempDir Path directory) throws Exception {
        WorldSettings settings = new WorldSettings(
                directory, Personality.of("3.3.14", RunMode.SHARED_DATA), Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (World world = World.start(settings)) {
            create(world);
            MigrationConfig config = config(world, directory);
            try (ClusterConnections clusters = new ClusterConnections(config, new Outages(InstantSource.system()));
                    SourceCluster source = clusters.source()) {
                textsAreScannedAndParquetNeedsNoSeparators(source);
                world.source().statementFaults().hold("INSERT INTO FILES");
                List<StorageUri> folders = export(source, config);

                assertThat(listed(source)).as("more than there are threads for").hasSize(PARTITIONS);
                assertThat(listed(source)).containsOnly(ClusterJobState.RUNNING);

                StorageUri sent = folders.get(0);
                StorageUri waiting = folders.get(PARTITIONS - 1);
                await().until(() -> {
                    source.cancel(ExportStatus.of("", sent, ClusterJobState.RUNNING));
                    return progress(source, sent) == ClusterJobState.CANCELLED;
                });
                source.cancel(ExportStatus.of("", waiting, ClusterJobState.RUNNING));
                assertThat(progress(source, waiting)).isEqualTo(ClusterJobState.CANCELLED);
                world.source().statementFaults().release();
                await().until(() -> listed(source).stream().noneMatch(ClusterJobState.RUNNING::equals));
                assertThat(listed(source))
                        .filteredOn(ClusterJobState.FINISHED::equals)
                        .hasSize(PARTITIONS - 2);
                assertThat(listed(source)).hasSize(PARTITIONS);
                source.forget(folders.get(0));
                assertThat(source.exports())
                        .extracting(ExportStatus::folder)
                        .containsExactlyInAnyOrderElementsOf(folders.subList(1, PARTITIONS));
                whatTheClusterAnsweredDecidesAndNotTheStatementThatIsQuoted(world, source, config);
            }
        }
    }

    private static void whatTheClusterAnsweredDecidesAndNotTheStatementThatIsQuoted(
            World world, SourceCluster source, MigrationConfig config) {
        world.source().statementFaults().refuseNext("INSERT INTO FILES", new SqlError(1064, "HY000", "Access denied"));
        StorageUri folder = config.sourceStorage().root().resolve("EOFException/");
        source.export(source.unload("t", "p1"), folder);
        await().until(() -> progress(source, folder) == ClusterJobState.CANCELLED);
        assertThat(source.exports())
                .filteredOn(status -> status.folder().equals(folder))
                .allSatisfy(status -> {
                    assertThat(status.error()).contains("EOFException");
                    assertThat(status.remedy()).isEqualTo(Remedy.WRONG_INPUT);
                });
    }

    private static void textsAreScannedAndParquetNeedsNoSeparators(SourceCluster source) {
        assertThat(source.isScanned("t")).isTrue();
        assertThat(source.isScanned("numbers")).isFalse();
        assertThat(source.unloadWithoutSeparators("t", "p1"))
                .map(unload -> unload.format().kind())
                .contains(FileFormat.Kind.PARQUET);
    }

    private static List<ClusterJobState> listed(SourceCluster source) {
        return source.exports().stream().map(ExportStatus::state).toList();
    }

    private static ClusterJobState progress(SourceCluster source, StorageUri folder) {
        return source.exports().stream()
                .filter(status -> status.folder().equals(folder))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static List<StorageUri> export(SourceCluster source, MigrationConfig config) {
        List<StorageUri> folders = new ArrayList<>();
        for (int i = 1; i <= PARTITIONS; i++) {
            Unload unload = source.unload("t", "p" + i);
            assertThat(unload.format().kind()).isEqualTo(FileFormat.Kind.PARQUET);
            StorageUri folder = config.sourceStorage().root().resolve("p" + i + "/");
            source.export(unload, folder);
            folders.add(folder);
        }
        return folders;
    }

    private static void create(World world) throws SQLException {
        String partitions = IntStream.rangeClosed(1, PARTITIONS)
                .mapToObj(i -> "PARTITION p" + i + " VALUES [('" + i + "'), ('" + (i + 1) + "'))")
                .collect(Collectors.joining(", "));
        String rows = IntStream.rangeClosed(1, PARTITIONS)
                .mapToObj(i -> "(" + i + ", 'x')")
                .collect(Collectors.joining(", "));
        world.source()
                .execute(List.of(
                        "CREATE DATABASE shop",
                        "CREATE TABLE shop.t (id INT NOT NULL, v VARCHAR(9)) DUPLICATE KEY(id) PARTITION BY RANGE(id) ("
                                + partitions + ") DISTRIBUTED BY HASH(id) BUCKETS 1",
                        "CREATE TABLE shop.numbers (id INT NOT NULL) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1",
                        "INSERT INTO shop.t VALUES " + rows));
    }

    private static MigrationConfig config(World world, Path directory) throws Exception {
        Path env = Files.writeString(directory.resolve(".env"), Sandbox.text(world.configuration("shop")));
        return ConfigLoader.load(env, Map.of("DATA_FILTER", "id >= 0"), EnumSet.allOf(Need.class))
                .config();
    }
}
