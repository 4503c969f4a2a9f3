package io.starmigrate.simulation.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.worker.crew.Starter;
import io.starmigrate.worker.loop.Role;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What a service asks of AWS while there is nothing to do. */
class IdleWorkerTest {
    /** What the recorder's table sends for each: an index has as many queries as shards. */
    private static final Map<String, Integer> REQUESTS = Map.of("partitions", 8, "changed", 4);

    private final Bench bench = new Bench();
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<Worked> roles = new ArrayList<>();
    private Duration waited = Duration.ZERO;

    @Test
    void asksTheRecorderLessThanTenTimesAMinuteWhenItsJobIsDone() {
        bench.write("a.csv", "1");
        bench.export("1");
        bench.recorder.advance(
                bench.task().to(PartitionState.CANCELLED, bench.task().change()));
        serve();

        work(Duration.ofMinutes(10));
        assertThat(requests() / 10.0)
                .as("requests in each of the first ten minutes: %s", asked)
                .isLessThan(10);
        asked.clear();
        work(Duration.ofHours(10));

        assertThat(requests() / 600.0).as("requests a minute of %s", asked).isLessThan(10);
        assertThat(asked).as("nobody leads, nobody looks through what stands").doesNotContainKeys("lease", "manifest");
        assertThat(waited).isEqualTo(Duration.ofSeconds(20));
    }

    private int requests() {
        return asked.entrySet().stream()
                .mapToInt(entry -> entry.getValue() * REQUESTS.getOrDefault(entry.getKey(), 1))
                .sum();
    }

    @Test
    void seesWithinAMinuteThatThereIsSomethingToDoAgain() {
        bench.recorder.open(Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant()));
        serve();
        work(Duration.ofHours(1));
        bench.export();

        work(Duration.ofMinutes(1));

        assertThat(bench.task().state()).isNotEqualTo(PartitionState.EXPORTED);
    }

    private void serve() {
        TaskRecorder recorder = (TaskRecorder) watched(
                bench.recorder,
                (what, arguments) -> asked.merge(what, 1, Integer::sum),
                TaskRecorder.class,
                Leases.class);
        TaskQueue queue = (TaskQueue) watched(
                bench.queue,
                (what, arguments) -> {
                    if (what.equals("receive")) {
                        waited = (Duration) arguments[1];
                    }
                },
                TaskQueue.class);
        bench.crew(recorder, queue, starter()).serve();
    }

    private void work(Duration time) {
        Instant end = bench.clock.instant().plus(time);
        while (bench.clock.instant().isBefore(end)) {
            roles.forEach(Worked::work);
            bench.clock.advance(Duration.ofMillis(500));
        }
    }

    private Starter starter() {
        return new Starter() {
            @Override
            public void start(String name, Role role, Runnable last) {
                roles.add(new Worked(role));
            }

            @Override
            public Executor aside(String name, int size) {
                return Runnable::run;
            }
        };
    }

    private static Object watched(Object real, BiConsumer<String, Object[]> told, Class<?>... ports) {
        return Proxy.newProxyInstance(ports[0].getClassLoader(), ports, (proxy, method, arguments) -> {
            told.accept(method.getName(), arguments);
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        });
    }

    private final class Worked {
        private final Role role;
        private Instant due = Instant.MIN;

        Worked(Role role) {
            this.role = role;
        }

        void work() {
            if (!due.isAfter(bench.clock.instant())) {
                due = bench.clock.instant().plus(role.step());
            }
        }
    }
}
