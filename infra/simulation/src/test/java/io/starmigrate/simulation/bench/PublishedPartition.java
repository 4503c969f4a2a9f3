package io.starmigrate.simulation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.load.Importer;
import java.time.Duration;

/** What a bench's partition is once all has gone well. */
public final class PublishedPartition {
    private PublishedPartition() {}

    /** Exports, loads and publishes these rows. */
    public static void on(Bench bench, String... rows) {
        bench.announce(bench.write("a.csv", rows));
        bench.export(rows);
        loaded(bench);
        assertThat(bench.shown()).containsExactly(rows);
    }

    /** Loads what is announced, and publishes it. */
    public static void loaded(Bench bench) {
        inStaging(bench);
        bench.publisher("one", bench.target).publish(bench.task());
    }

    /** Loads what is announced. */
    public static void inStaging(Bench bench) {
        Importer importer = bench.importer("one");
        importer.step(Duration.ZERO);
        bench.pass(Duration.ofSeconds(5));
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
    }
}
