package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.history.LogSilence;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.publish.Sweep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes to the trigger beside the events of a job's files, in whatever form, order and number: each file is
 * announced, loaded once and published, and nothing of others stops the job.
 */
class RandomEventsTest {
    private static final int SEEDS = Boolean.getBoolean("wide") ? 4_000 : 200;
    private static final long FIRST = Long.getLong("events.seed", 1);

    @Test
    void everyFileIsAnnouncedAndLoadedOnceWhateverElseComes() {
        var unused = LogSilence.during(() -> {
            LongStream.range(FIRST, FIRST + SEEDS).forEach(seed -> {
                try {
                    new Run(seed).check();
                } catch (AssertionError | RuntimeException broken) {
                    throw new AssertionError(
                            "seed " + seed + " (first of a run with -Devents.seed=" + seed + "): " + broken, broken);
                }
            });
            return SEEDS;
        });
    }

    private static final class Run {
        private static final List<String> PARTS =
                List.of("data_", "a+b", "x y", "表", "%41", "é", "[1]", "=", "~", "{2}", "*", "😀", "'", "\"", ".csv");

        private final Chance chance;
        private final Bench bench = new Bench();
        private final Map<String, ManifestFile> files = new LinkedHashMap<>();
        private final List<String> rows = new ArrayList<>();
        private final StrangeQueue events;
        private final Importer importer = bench.importer("one");
        private final Sweep sweep = bench.sweep();
        private boolean isExported;

        Run(long seed) {
            this.chance = new Chance(seed);
            this.events = new StrangeQueue(chance, bench);
        }

        void check() {
            bench.recorder.open(Job.opened(
                    "two", new JobId("twotwotwo2"), "shop", "shop", List.of("orders"), bench.clock.instant()));
            bench.recorder.open(
                    Job.opened("job", Bench.JOB_ID, "shop", "shop", List.of("orders"), bench.clock.instant()));
            bench.recorder.plan(List.of(PartitionTask.planned(
                    Bench.ID,
                    "(('p1'))",
                    new Estimate(1, 1),
                    "1:1",
                    new Change("planner", bench.clock.instant(), "planned"))));
            write();
            files.values().forEach(this::tell);
            new ForeignObjects(chance).told(events);
            events.shuffle();
            while (!events.isEmpty()) {
                events.deliver();
                act();
            }
            export();
            for (int round = 0; round < 12; round++) {
                importer.step(Duration.ZERO);
                bench.loadsEnd();
                sweep.step();
                bench.pass(Duration.ofMinutes(11));
            }
            assertKept();
        }

        private void write() {
            for (int i = 0; i <= chance.below(8); i++) {
                String name = i + name();
                rows.add("r" + i);
                files.put(name, bench.write(name, "r" + i));
            }
        }

        private String name() {
            if (chance.happens(0.05)) {
                return "x".repeat(895);
            }
            return String.join(
                    "",
                    IntStream.rangeClosed(0, chance.below(4))
                            .mapToObj(i -> chance.pick(PARTS))
                            .toList());
        }

        /** What S3 says of one file: its event at least once, and what else may be said of it before and after. */
        private void tell(ManifestFile file) {
            StorageUri object = bench.file(file.name()).below(Bench.ROOT);
            for (int i = 0; i <= chance.below(3); i++) {
                String event = events.kinds.created(object, file.size(), chance.happens(0.1) ? "" : file.etag());
                if (chance.happens(0.2)) {
                    events.strange(events.kinds.amongStrangers(event));
                } else {
                    events.add(event);
                }
            }
            if (chance.happens(0.2)) {
                events.add(events.kinds.created(object, chance.below(100), "anearlierversion"));
            }
            if (chance.happens(0.2)) {
                StorageUri alias = new StorageUri(
                        object.kind(), object.bucket(), object.key().replace("/p1/", "/p!31/"));
                events.add(events.kinds.created(alias, file.size(), "e"));
            }
            if (chance.happens(0.3)) {
                events.add(events.kinds.withoutSize(object, file.etag()));
            }
            if (chance.happens(0.5)) {
                events.add(events.kinds.other(object));
            }
        }

        private void act() {
            switch (chance.below(6)) {
                case 0 -> export();
                case 1 -> importer.step(Duration.ZERO);
                case 2 -> bench.loadsEnd();
                case 3 -> sweep.step();
                case 4 -> bench.pass(Duration.ofSeconds(chance.below(300)));
                default -> {}
            }
        }

        private void export() {
            if (!isExported) {
                isExported = true;
                bench.export(rows.toArray(String[]::new));
            }
        }

        private void assertKept() {
            assertThat(events.sent()).containsAll(files.keySet());
            assertThat(bench.task().state())
                    .as(() -> bench.task().change().why() + "; " + bench.recorder.files(Bench.ID) + "; "
                            + bench.recorder.loads(Bench.ID))
                    .isEqualTo(PartitionState.PUBLISHED);
            assertThat(bench.task().pass()).isEqualTo(1);
            assertThat(bench.shown()).containsExactlyElementsOf(rows);
            assertThat(bench.recorder.loads(Bench.ID).stream()
                            .filter(load -> load.state() == LoadState.FINISHED)
                            .map(Load::files)
                            .flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(files.keySet());
            assertThat(bench.queue.deadLetters().stream()
                            .map(DeadLetter::message)
                            .flatMap(message -> message.stream())
                            .filter(this::isOfTheJob)
                            .map(message -> message.file().name()))
                    .doesNotContainAnyElementsOf(files.keySet());
            assertThat(bench.queue.receive(1_000, Duration.ZERO))
                    .as("what is left for the workers of another job")
                    .isNotEmpty()
                    .allMatch(left -> left.message().file().task().equals(ForeignObjects.OF_TWO));
        }

        private boolean isOfTheJob(FileMessage message) {
            return message.file().task().equals(Bench.ID) && message.file().attempt() == 1;
        }
    }
}
