package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.check.LimitCheck;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each version is asked what it tells, and nothing else. */
class ClusterPressureTest {
    @TempDir
    private Path directory;

    @Test
    void aVersionWithMetricsOfFrontEndsTellsAllOfIt() throws Exception {
        StandIn shared = ClusterPair.start(directory, Personality.of("3.5.2", RunMode.SHARED_DATA));
        try (ClusterPair pair = new ClusterPair(shared, ClusterPair.start(directory, "3.3.14"));
                SourceCluster from = pair.clusters.source();
                TargetCluster to = pair.clusters.target()) {
            Pressure told = from.pressure();
            assertThat(told.unknown()).isEmpty();
            assertThat(causes(told)).contains(Cause.CPU, Cause.MEMORY, Cause.QUERIES, Cause.QUEUE);
            assertThat(told.latency()).isEqualTo(3);

            Pressure loads = to.pressure();
            assertThat(loads.unknown()).isEmpty();
            assertThat(causes(loads))
                    .contains(Cause.MEMORY, Cause.QUEUE, Cause.TRANSACTIONS, Cause.COMPACTION)
                    .doesNotContain(Cause.CPU);
        }
    }

    @Test
    void aVersionOfBeforeIsNotAskedWhatItDoesNotHaveAndARefusalIsNamed() throws Exception {
        try (ClusterPair pair = ClusterPair.start(directory, "2.5.22", "2.5.22");
                SourceCluster from = pair.clusters.source();
                TargetCluster to = pair.clusters.target()) {
            assertThat(from.pressure().unknown()).isEmpty();
            assertThat(to.pressure().unknown()).isEmpty();

            pair.source
                    .statementFaults()
                    .refuseNext(ClusterQueries.backends().text(), SqlError.analyzing("Access denied; OPERATE"));
            assertThat(from.pressure().unknown())
                    .singleElement()
                    .satisfies(why -> assertThat(why).contains("SHOW BACKENDS", "OPERATE"));
        }
    }

    @ParameterizedTest
    @CsvSource({"2.3.18, false", "2.5.22, true", "3.0.9, true"})
    void whatFrontEndsDoNotTellOfCompactionBackendsDo(String version, boolean told) throws Exception {
        try (ClusterPair pair = ClusterPair.start(directory, "3.3.14", version);
                TargetCluster to = pair.clusters.target()) {
            Pressure pressure = to.pressure();

            assertThat(pressure.unknown()).isEmpty();
            assertThat(pressure.signals())
                    .filteredOn(signal -> signal.cause() == Cause.COMPACTION)
                    .as("of the backend that is worst off")
                    .extracting(Signal::value)
                    .isEqualTo(told ? List.of(3.0) : List.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"2.3.18, 10", "2.5.22, 5", "3.0.9, 5", "3.5.2, 5"})
    void eachVersionTellsHowManyItRunsAtOnce(String version, int loads) throws Exception {
        try (ClusterPair pair = ClusterPair.start(directory, "2.5.22", version);
                SourceCluster from = pair.clusters.source();
                TargetCluster to = pair.clusters.target()) {
            assertThat(from.pressure().room()).as("EXPORT jobs").isEqualTo(5);
            assertThat(to.pressure().room()).as("loads").isEqualTo(loads);
        }
    }

    /** Who may not see the configuration keeps the pace that it has, and everything else that is told counts. */
    @Test
    void whoIsNotShownHowManyItRunsIsToldAllElse() throws Exception {
        try (ClusterPair pair = ClusterPair.start(directory, "3.3.14", "3.3.14");
                SourceCluster from = pair.clusters.source();
                TargetCluster to = pair.clusters.target()) {
            String export = LimitCheck.OF_SOURCE.get(0);
            String loads = LimitCheck.OF_LOADS.get(0);
            SqlError denied = SqlError.analyzing("Access denied; you need (at least one of) the OPERATE privilege(s)");
            pair.source
                    .statementFaults()
                    .refuseNext(ClusterQueries.frontendConfig(export).text(), denied);
            pair.target
                    .statementFaults()
                    .refuseNext(ClusterQueries.frontendConfig(loads).text(), denied);

            for (Pressure told : List.of(from.pressure(), to.pressure())) {
                assertThat(told.room()).isZero();
                assertThat(told.unknown()).isEmpty();
                assertThat(told.signals()).isNotEmpty();
            }
        }
    }

    private static List<Cause> causes(Pressure told) {
        return told.signals().stream().map(Signal::cause).toList();
    }
}
