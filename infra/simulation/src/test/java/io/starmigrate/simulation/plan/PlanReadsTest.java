package io.starmigrate.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.plan.Terms;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A plan asks the recorder for what it knows of all partitions together: one question for each takes hours of many. */
class PlanReadsTest {
    @Test
    void asManyQuestionsAreAskedOfManyPartitionsAsOfFew() {
        List<String> few = asked(3);
        List<String> many = asked(150);

        assertThat(few).isNotEmpty();
        assertThat(many).hasSameSizeAs(few).doesNotContain("latest", "partition");
    }

    /** What a second plan asks of a recorder that knows each partition from the first. */
    private static List<String> asked(int partitions) {
        Bench bench = new Bench();
        IntStream.range(0, partitions)
                .forEach(number -> bench.source.fill(new Place("orders", "p" + number), List.of("1")));
        List<String> calls = new ArrayList<>();
        List<PlannedPartition> chosen = bench.source.planned();
        TaskRecorder counted = Weakened.after(TaskRecorder.class, bench.recorder, calls::add);
        plan(bench, bench.recorder, chosen);
        plan(bench, counted, chosen);
        return calls;
    }

    private static void plan(Bench bench, TaskRecorder recorder, List<PlannedPartition> chosen) {
        Job job = Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant());
        WorkerIdentity self = new WorkerIdentity("operator", bench.clock);
        new RoundPlanner(recorder, self, moved -> Set.of())
                .plan(
                        job,
                        List.of("orders"),
                        chosen,
                        new Terms(Overwriting.REFUSED, Purpose.LOAD),
                        RecordedPartitions.of(recorder, "job"),
                        (task, size) -> {});
    }
}
