package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A round decides of a job in any state what the rules say of its whole tasks, although it holds an outline of each.
 */
class RandomRoundsTest {
    private static final int PARTITIONS = 2_500;
    private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
    private static final Change CHANGE = new Change("worker", NOW, "made");
    private static final StorageUri FOLDER = StorageUri.parse("oss://source/f/");
    private static final WorkerIdentity SELF = new WorkerIdentity("planner", Clock.fixed(NOW, ZoneOffset.UTC));

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final Map<PartitionId, PartitionTask> before = new TreeMap<>(Comparator.comparing(Object::toString));
    private final List<PlannedPartition> chosen = new ArrayList<>();

    /**
     * What is to become of a partition's latest task: whether there is a next one, and whether it is taken as it is.
     */
    private enum Fate {
        NEXT,
        SEEN_AGAIN,
        UNDER_WAY,
        STAYS
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void a_round_decides_what_the_rules_say_of_whole_tasks(Purpose purpose) {
        for (int i = 0; i < PARTITIONS; i++) {
            make(i);
        }
        Map<PartitionId, Fate> fates = chosen.stream()
                .filter(partition -> before.containsKey(id(partition)))
                .collect(Collectors.toMap(
                        RandomRoundsTest::id,
                        partition -> fate(Objects.requireNonNull(before.get(id(partition))), partition, purpose)));
        Set<PartitionTaskId> held = before.values().stream()
                .filter(this::holdsTheSame)
                .map(PartitionTask::id)
                .collect(Collectors.toSet());
        Set<PartitionTaskId> moving = new HashSet<>();

        RecordedPartitions recorded = RecordedPartitions.of(recorder, "job");
        Job planned = new RoundPlanner(
                        recorder,
                        SELF,
                        moved -> moved.stream()
                                .map(PartitionTask::id)
                                .filter(held::contains)
                                .collect(Collectors.toSet()))
                .plan(
                        job(),
                        List.of("a", "b"),
                        chosen,
                        new Terms(Overwriting.REFUSED, purpose),
                        recorded,
                        (task, size) -> moving.add(task));

        fates.forEach((id, fate) -> assertFate(Objects.requireNonNull(before.get(id)), fate));
        Job.Plan totals = Objects.requireNonNull(planned.plan());
        long fresh =
                chosen.stream().filter(each -> !before.containsKey(id(each))).count();
        assertThat(totals.partitions()).as("seed %d", seed).isEqualTo(Math.toIntExact(moving(fates) + fresh));
        assertThat(totals.known()).as("seed %d", seed).isEqualTo(Math.toIntExact(before.size() + fresh));
        assertThat(moving)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(chosen.stream()
                        .flatMap(partition -> Optional.ofNullable(before.get(id(partition)))
                                .map(task -> next(task, Objects.requireNonNull(fates.get(id(partition)))))
                                .orElse(Optional.of(new PartitionTaskId(id(partition), 1)))
                                .stream())
                        .toList());
        assertThat(fates.values()).as("seed %d", seed).contains(Fate.values());
    }

    private static long moving(Map<PartitionId, Fate> fates) {
        return fates.values().stream()
                .filter(fate -> fate == Fate.NEXT || fate == Fate.UNDER_WAY)
                .count();
    }

    private static Optional<PartitionTaskId> next(PartitionTask task, Fate fate) {
        return switch (fate) {
            case NEXT ->
                Optional.of(new PartitionTaskId(task.id().partition(), task.id().generation() + 1));
            case UNDER_WAY -> Optional.of(task.id());
            case SEEN_AGAIN, STAYS -> Optional.empty();
        };
    }

    private void assertFate(PartitionTask was, Fate fate) {
        PartitionTask now = recorder.latest(was.id().partition()).orElseThrow();
        String told = "seed " + seed + ", " + was + " is to be " + fate;
        switch (fate) {
            case NEXT -> {
                assertThat(now.id().generation()).as(told).isEqualTo(was.id().generation() + 1);
                assertThat(now.state()).as(told).isEqualTo(PartitionState.PLANNED);
            }
            case SEEN_AGAIN -> {
                assertThat(now.version()).as(told).isEqualTo(was.version() + 1);
                assertThat(now.state()).as(told).isEqualTo(was.state());
                assertThat(now.isDroppedAtSource()).as(told).isFalse();
            }
            case UNDER_WAY, STAYS -> assertThat(now.state()).as(told).isEqualTo(was.state());
        }
    }

    /** The rules, of a whole task. */
    private Fate fate(PartitionTask task, PlannedPartition partition, Purpose purpose) {
        String now = partition.token().text();
        boolean same = task.standingToken().filter(now::equals).isPresent();
        boolean rows = task.standingToken().isPresent() && sharedData(partition);
        if (task.state() == PartitionState.PUBLISHED) {
            if (task.isDroppedAtSource()) {
                return Fate.NEXT;
            }
            if (same) {
                return Fate.STAYS;
            }
            return rows && holdsTheSame(task) ? Fate.SEEN_AGAIN : Fate.NEXT;
        }
        if (task.isDroppedAtSource() || task.state() == PartitionState.SUPERSEDED) {
            return Fate.NEXT;
        }
        if (purpose == Purpose.EXPORT
                && task.state() == PartitionState.EXPORTED
                && task.group().isEmpty()
                && !same) {
            return rows && holdsTheSame(task) ? Fate.UNDER_WAY : Fate.NEXT;
        }
        return task.state().isSettled() ? Fate.STAYS : Fate.UNDER_WAY;
    }

    private boolean holdsTheSame(PartitionTask task) {
        return task.estimate().rows() % 2 == 0;
    }

    private static boolean sharedData(PlannedPartition partition) {
        return partition.partition().physical().get(0).movesByCompaction();
    }

    private void make(int number) {
        String table = random.nextBoolean() ? "a" : "b";
        PartitionId id = new PartitionId("job", "shop", table, "p" + number);
        int generations = random.nextInt(4);
        for (int generation = 1; generation <= generations; generation++) {
            boolean isLast = generation == generations;
            before.put(id, made(new PartitionTaskId(id, generation), number, isLast));
        }
        if (random.nextInt(10) > 0) {
            chosen.add(partition(id, number, number + ":" + (1 + random.nextInt(2))));
        }
    }

    private static PlannedPartition partition(PartitionId id, int number, String token) {
        PhysicalPartition physical =
                new PhysicalPartition(number, Long.parseLong(token.replaceAll(".*:", "")), null, null, number % 2 == 0);
        CatalogPartition unit = new CatalogPartition(id.partition(), List.of(physical), "", 10, 100);
        CatalogTable table = new CatalogTable(
                new TableName("shop", id.table()),
                new PartitionScheme(PartitionScheme.Kind.RANGE, null, "RANGE(d)"),
                List.of(unit));
        return new PlannedPartition(table, unit, ChangeToken.of(unit));
    }

    private PartitionTask made(PartitionTaskId id, int number, boolean isLast) {
        PartitionTask task = PartitionTask.planned(
                id, "", new Estimate(random.nextInt(100), random.nextInt(1000)), number + ":1", CHANGE);
        recorder.plan(List.of(task));
        int steps = isLast ? random.nextInt(6) : 5;
        List<Function<PartitionTask, PartitionTask>> way = List.of(
                planned -> planned.to(PartitionState.EXPORTING, CHANGE).withExport(export(id, number)),
                exporting -> exporting.to(PartitionState.EXPORTED, CHANGE).withExported(exported()),
                exported -> exported.to(PartitionState.LOADING, CHANGE),
                loading -> loading.to(PartitionState.VERIFYING, CHANGE),
                verifying -> verifying.to(PartitionState.PUBLISHED, CHANGE).withPublished(published()));
        for (Function<PartitionTask, PartitionTask> step : way.subList(0, steps)) {
            task = written(step.apply(task));
        }
        return isLast ? ended(task, number) : task;
    }

    private PartitionTask ended(PartitionTask task, int number) {
        boolean isPublished = task.state() == PartitionState.PUBLISHED;
        return switch (random.nextInt(8)) {
            case 0 -> isPublished ? task : written(task.to(PartitionState.FAILED, CHANGE));
            case 1 -> isPublished ? task : written(task.to(PartitionState.CANCELLED, CHANGE));
            case 2 -> isPublished ? task : written(task.to(PartitionState.SUPERSEDED, CHANGE));
            case 3 -> isPublished || task.state() == PartitionState.PLANNED ? written(task.gone(CHANGE)) : task;
            case 4 -> isPublished ? written(task.revised(CHANGE).withSeenToken(number + ":2")) : task;
            default -> task;
        };
    }

    private PartitionTask written(PartitionTask next) {
        assertThat(recorder.advance(next)).as("seed %d", seed).isTrue();
        return next;
    }

    private Export export(PartitionTaskId id, int number) {
        Export export =
                new Export(1, FOLDER, number + ":1", List.of(), FileFormat.csv(new Separators('\1', '\2')), NOW);
        return random.nextInt(4) > 0
                ? export
                : export.with(new TravelGroup(TravelGroup.Member.of(id), 1, FOLDER, List.of()));
    }

    private Exported exported() {
        return new Exported(1, 100, random.nextInt(5) == 0 ? null : fingerprint());
    }

    private static Published published() {
        return Published.proved(fingerprint(), "7:2", List.of());
    }

    private static Fingerprint fingerprint() {
        return new Fingerprint("recipe", 10, List.of());
    }

    private static PartitionId id(PlannedPartition partition) {
        return new PartitionId(
                "job",
                "shop",
                partition.tableName().table(),
                partition.partition().name());
    }

    private static Job job() {
        return Job.opened("job", new JobId("k3y0fajob1"), "shop", "shop", List.of("a", "b"), NOW);
    }
}
