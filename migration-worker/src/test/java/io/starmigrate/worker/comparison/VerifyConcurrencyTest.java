package io.starmigrate.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.config.ConfigKey;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.starrocks.ClusterViews;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A comparison runs as many statements at once on each cluster as the key says, and fewer on one that is busy. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class VerifyConcurrencyTest {
    private static final int TABLES = 24;

    private final InMemoryCluster source = new InMemoryCluster();
    private final InMemoryCluster target = new InMemoryCluster();

    private static MigrationConfig config(String written) {
        Map<String, String> keys = new HashMap<>(Map.of("JOB_NAME", "job"));
        for (String side : List.of("SOURCE", "TARGET")) {
            keys.putAll(
                    Map.of(side + "_HOST", "fe", side + "_USER", "u", side + "_PWD", "", side + "_DB_NAME", "shop"));
        }
        if (!written.isEmpty()) {
            keys.put(ConfigKey.VERIFY_CONCURRENCY.name(), written);
        }
        return ConfigLoader.parse("keys", "", keys, Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER))
                .config();
    }

    /** Compares tables whose fingerprints wait until as many are asked for at once as are expected of each side. */
    private void compares(String written, int atSource, int atTarget) {
        CountDownLatch answer = new CountDownLatch(1);
        for (InMemoryCluster side : List.of(source, target)) {
            side.behind(answer);
            for (int table = 0; table < TABLES; table++) {
                side.with("t" + table, "p", 1);
            }
        }
        try (ClusterComparison comparison = ClusterComparison.of(
                config(written),
                new ClusterViews(source, target, Capabilities.of("3.3.14")),
                0,
                ComparedSelection.ALL,
                InstantSource.fixed(Instant.EPOCH))) {
            CompletableFuture<Boolean> equal = CompletableFuture.supplyAsync(() ->
                    comparison.compare("job", List.of(), (done, total) -> {}).isEqual());
            await().until(() -> source.mostAtOnce.get() == atSource && target.mostAtOnce.get() == atTarget);
            answer.countDown();
            assertThat(equal.join()).isTrue();
        }
        assertThat(source.mostAtOnce).as("at the source").hasValue(atSource);
        assertThat(target.mostAtOnce).as("at the target").hasValue(atTarget);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 3", "9, 9", "'', 4"})
    void bothClustersAreAskedAsMuchAtOnceAsTheKeySays(String written, int atOnce) {
        compares(written, atOnce, atOnce);
    }

    @Test
    void aBusyClusterIsAskedLessAndTheOtherOneIsNot() {
        target.under(Signal.cpu(95));

        compares("8", 8, 4);
    }
}
