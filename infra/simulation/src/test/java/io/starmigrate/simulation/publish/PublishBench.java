package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;

/** A partition that is loaded, and a publisher for it. */
abstract class PublishBench {
    public final Bench bench = new Bench();
    public final Importer importer = bench.importer("one");
    public final Publisher publisher = bench.publisher("one", bench.target);

    /** The source had the rows 1 and 2; the file has these. */
    void loaded(String... rows) {
        bench.write("a.csv", rows);
        bench.export("1", "2");
        new Announcements(bench.queue, Bench.ROOT)
                .announceAll(bench.recorder.manifest(Bench.ID, 1).orElseThrow(), bench.recorder.files(Bench.ID));
        load();
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    void load() {
        importer.step(Duration.ZERO);
        bench.loadsEnd();
        importer.step(Duration.ZERO);
    }

    TargetCluster dyingAfter(String call) {
        return Weakened.port(TargetCluster.class, bench.target, call, (arguments, told) -> {
            throw new Crash();
        });
    }
}
