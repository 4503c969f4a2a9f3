package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.standin.SqlError;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that the target has no more shows nothing, as long as the target says so itself. */
class ShownTableTest {
    private static final String PARTED = "CREATE TABLE shop.days (`d` date NOT NULL) DUPLICATE KEY(`d`) PARTITION BY"
            + " RANGE(`d`) (PARTITION p1 VALUES [(\"2024-01-01\"),(\"2024-01-02\"))) DISTRIBUTED BY HASH(`d`) BUCKETS 1"
            + " PROPERTIES (\"replication_num\"=\"1\")";
    private static final String WHOLE = "CREATE TABLE shop.nation (`d` date NOT NULL) DUPLICATE KEY(`d`)"
            + " DISTRIBUTED BY HASH(`d`) BUCKETS 1 PROPERTIES (\"replication_num\"=\"1\")";
    private static final Place DAY = new Place("days", "p1");
    private static final Place OTHER_DAY = new Place("days", "p2");
    private static final Place NATION = new Place("nation", "nation");
    private static final Set<Place> BOTH = Set.of(DAY, NATION);

    @TempDir
    private Path directory;

    private ClusterPair pair;

    @BeforeEach
    void start() throws Exception {
        pair = ClusterPair.start(directory, "3.3.14", "3.1.17");
        pair.source.execute(List.of(PARTED, WHOLE));
        pair.target.execute(List.of(PARTED, WHOLE));
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    @Test
    void whatIsDroppedShowsNothingWhetherOrNotItWasReadBefore() throws Exception {
        try (TargetCluster before = pair.clusters.target()) {
            assertThat(before.shown(BOTH)).containsOnlyKeys(BOTH);

            pair.target.execute(List.of("DROP TABLE shop.days"));
            assertThat(before.shown(BOTH)).containsOnlyKeys(NATION);
            assertThat(before.shown(Set.of(DAY, OTHER_DAY))).isEmpty();
            pair.target.execute(List.of("DROP TABLE shop.nation"));
            assertThat(before.shown(BOTH)).isEmpty();
            assertThat(before.places("days")).isEmpty();
            try (TargetCluster anew = pair.clusters.target()) {
                assertThat(anew.shown(BOTH)).isEmpty();
                assertThat(anew.places("nation")).isEmpty();
            }

            pair.target.execute(List.of(PARTED, WHOLE));
            assertThat(before.shown(BOTH)).containsOnlyKeys(BOTH);
        }
    }

    @Test
    void whatAViewHasTheNameOfShowsNothing() throws Exception {
        pair.target.execute(List.of("DROP TABLE shop.days", "CREATE VIEW shop.days AS SELECT d FROM shop.nation"));
        pair.source.execute(List.of("DROP TABLE shop.days", "CREATE VIEW shop.days AS SELECT d FROM shop.nation"));
        try (TargetCluster there = pair.clusters.target();
                SourceCluster here = pair.clusters.source()) {
            assertThat(there.shown(BOTH)).containsOnlyKeys(NATION);
            assertThat(here.lacks("days")).isTrue();
            assertThat(here.lacks("nation")).isFalse();
        }
    }

    @Test
    void whatCannotBeToldIsNotTakenForDropped() throws Exception {
        pair.target
                .statementFaults()
                .refuse(
                        TableColumn.showCreateTable(new TableName("shop", "days"))
                                .text(),
                        new SqlError(5203, "42000", "Access denied; you need the ANY privilege on TABLE days"));
        try (TargetCluster there = pair.clusters.target()) {
            assertThatThrownBy(() -> there.shown(BOTH))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("Access denied");
        }
        pair.target.statementFaults().heal();
        pair.target.execute(List.of("DROP DATABASE shop FORCE"));
        try (TargetCluster there = pair.clusters.target()) {
            assertThatThrownBy(() -> there.shown(BOTH)).isInstanceOf(ClusterException.class);
        }
    }
}
