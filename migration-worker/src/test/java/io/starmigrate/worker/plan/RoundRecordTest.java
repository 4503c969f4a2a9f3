package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PartitionPlanner.Plan;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundRecordTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String ADVICE =
            "128 of 128 partitions are of 64.0 MB at most: the setting groupSize=64MB moves them in 2 groups instead"
                    + " of 128 exports; not for partitions that are written to all the time";

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final List<String> noted = new ArrayList<>();
    private final ProgressListener progress = new ProgressListener() {
        @Override
        public void progressed(Progress moved) {
            // Nobody looks on.
        }

        @Override
        public void noted(String message) {
            noted.add(message);
        }
    };

    private RoundRecord record(long groupSize) {
        WorkerIdentity self = new WorkerIdentity("planner", Clock.fixed(NOW, ZoneOffset.UTC));
        MigrationConfig config = ConfigLoader.parse("test", "", Map.of(), EnumSet.noneOf(Need.class))
                .config();
        // It opens nothing before it is asked.
        ClusterConnections unasked = new ClusterConnections(config, new Outages(self.clock()));
        RoundPorts ports = new RoundPorts(
                recorder,
                self,
                () -> {
                    throw new AssertionError("the source is not asked");
                },
                unasked);
        JobBindings bindings = new JobBindings(config, recorder, RecorderName.HANDED_IN, unasked, self.clock());
        return new RoundRecord(ports, bindings, new Random(1), groupSize);
    }

    private void plan(RoundRecord record, String job, Purpose purpose, int partitions) {
        Job opened = Job.opened(job, JobId.derived(job, NOW), "shop", "shop", List.of("orders"), NOW);
        List<PlannedPartition> all = IntStream.range(0, partitions)
                .mapToObj(RoundRecordTest::planned)
                .toList();
        var unused = record.plan(
                opened,
                List.of("orders"),
                new Plan(all, List.of(), Map.of()),
                new Terms(Overwriting.REFUSED, purpose),
                RecordedPartitions.of(recorder, job),
                progress);
    }

    private static PlannedPartition planned(int number) {
        PhysicalPartition physical = new PhysicalPartition(number, 2, null, null, true);
        CatalogPartition unit = new CatalogPartition("p" + number, List.of(physical), "", 10, 1 << 20);
        CatalogTable table = new CatalogTable(
                new TableName("shop", "orders"),
                new PartitionScheme(PartitionScheme.Kind.RANGE, null, "RANGE(d)"),
                List.of(unit));
        return new PlannedPartition(table, unit, ChangeToken.of(unit));
    }

    @Test
    void whoMovesManySmallPartitionsEachAloneIsToldOnceThatTheyCouldTravelTogether() {
        RoundRecord record = record(0);

        plan(record, "first", Purpose.LOAD, 128);
        plan(record, "second", Purpose.LOAD, 128);

        assertThat(noted).containsOnlyOnce(ADVICE);
    }

    @Test
    void itIsNotSaidWhereTheyTravelTogetherOrAreFew() {
        plan(record(64 << 20), "grouped", Purpose.LOAD, 128);
        plan(record(0), "few", Purpose.LOAD, 100);

        assertThat(noted).hasSize(2).allMatch(line -> line.startsWith("Planned "));
    }

    /** A plan has it in its report; an export writes the files of each partition apart, whatever is set. */
    @Test
    void itIsNotSaidWhereItIsToldElsewhereOrWouldChangeNothing() {
        plan(record(0), "looked", Purpose.LOOK, 128);
        plan(record(0), "exported", Purpose.EXPORT, 128);

        assertThat(noted).hasSize(2).allMatch(line -> line.startsWith("Planned "));
    }
}
