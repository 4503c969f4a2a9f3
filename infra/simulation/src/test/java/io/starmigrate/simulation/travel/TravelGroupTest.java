package io.starmigrate.simulation.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.worker.backup.Backup;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.Ports.Storages;
import io.starmigrate.worker.crew.RoleSettings.Portions;
import io.starmigrate.worker.crew.Roles;
import io.starmigrate.worker.relay.Relay;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import io.starmigrate.worker.status.JobWatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small partitions of one table that travel together. */
class TravelGroupTest {
    private static final int PARTITIONS = 5;

    private final TravelBench bench = new TravelBench(PARTITIONS);
    private final TravelBench.Worker worker = bench.worker("one");

    @Test
    void one_export_and_one_load_bring_all_and_each_is_published_by_itself() {
        List<LoadOrder> loads = new ArrayList<>();

        bench.new Worker("counted", seen -> seen, bench.source, counting(loads)).works();

        assertThat(bench.source.submitted()).isEqualTo(1);
        assertThat(loads)
                .singleElement()
                .satisfies(load -> assertThat(load.into()).hasSize(PARTITIONS));
        areAllPublished();
        assertThat(bench.tasks(PartitionState.PUBLISHED)).allSatisfy(task -> {
            assertThat(Objects.requireNonNull(task.export()).attempt()).isEqualTo(1);
            assertThat(Objects.requireNonNull(task.published()).fingerprint()).isEqualTo(recordedManifest(task));
        });
        assertThat(bench.tasks(PartitionState.PUBLISHED))
                .filteredOn(task -> task.carrying().isPresent())
                .singleElement()
                .satisfies(carrier -> assertThat(
                                carrier.carrying().map(TravelGroup::riders).orElseThrow())
                        .hasSize(PARTITIONS - 1));
        assertThat(bench.state.leftovers()).isEmpty();
    }

    private TargetCluster counting(List<LoadOrder> loads) {
        return Weakened.port(TargetCluster.class, new SimulatedTarget(bench.state), "load", (arguments, told) -> {
            loads.add((LoadOrder) Objects.requireNonNull(arguments[0]));
            return told;
        });
    }

    private Object recordedManifest(PartitionTask task) {
        return Objects.requireNonNull(bench.recorder.requireManifest(task).fingerprint());
    }

    @Test
    void one_that_changed_while_it_was_exported_goes_alone_and_the_others_are_published() {
        worker.exports();
        bench.source.append(TravelBench.place(2), "late");

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsExactly(1, 2, 1, 1, 1);
        assertThat(bench.source.submitted()).isEqualTo(2);
    }

    @Test
    void one_that_does_not_arrive_as_it_was_goes_alone_and_the_others_are_published() {
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        bench.announce();
        worker.loads();
        bench.state.write(Objects.requireNonNull(bench.task(3).staging()).partitionId(), "too much");

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsExactly(1, 1, 2, 1, 1);
    }

    @Test
    void a_group_that_one_has_left_is_not_loaded_and_the_others_go_alone() {
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        bench.cancel(4);

        worker.works();

        assertThat(bench.task(4).state()).isEqualTo(PartitionState.CANCELLED);
        assertThat(bench.shown(4)).isEmpty();
        for (int i : List.of(1, 2, 3, 5)) {
            assertThat(bench.task(i).state()).isEqualTo(PartitionState.PUBLISHED);
            assertThat(bench.shown(i)).isEqualTo(bench.atSource(i));
            assertThat(Objects.requireNonNull(bench.task(i).export()).attempt()).isEqualTo(2);
        }
    }

    @Test
    void a_group_that_cannot_be_loaded_falls_apart_and_only_the_one_to_blame_fails() {
        bench.state.fill(TravelBench.place(2), List.of("somebody else's"));

        worker.works();

        assertThat(bench.task(2).state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task(2).change().why()).contains("holds 1 row that this job has not put there");
        assertThat(bench.shown(2)).containsExactly("somebody else's");
        for (int i : List.of(1, 3, 4, 5)) {
            assertThat(bench.shown(i)).isEqualTo(bench.atSource(i));
        }
    }

    @Test
    void a_load_that_fails_for_good_parts_the_group_and_fails_nobody() {
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        bench.announce();
        worker.loads();
        bench.state.loads().cancelAll("type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough to cancel");

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsOnly(2);
    }

    @Test
    void a_load_of_a_group_is_halved_before_the_group_is_parted() {
        PartitionTask carrier = carrierOfSeveralFiles();
        int files = bench.recorder.requireManifest(carrier).files().size();
        bench.announce();
        for (int i = 0; i < 9; i++) {
            worker.loads();
            bench.state.loads().cancelAll("type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough to cancel");
        }

        assertThat(bench.recorder.loads(carrier.id()))
                .extracting(load -> load.files().size())
                .startsWith(files)
                .contains(1);

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsOnly(2);
    }

    /** How many files an export leaves is chance: round after round until there are several. */
    private PartitionTask carrierOfSeveralFiles() {
        for (int round = 0; round < 20; round++) {
            worker.exports();
            bench.exportsEnd();
            worker.exports();
            PartitionTask carrier = bench.tasks(PartitionState.EXPORTED).stream()
                    .filter(task -> task.carrying().isPresent())
                    .findFirst()
                    .orElseThrow();
            if (bench.recorder.requireManifest(carrier).files().size() > 1) {
                return carrier;
            }
            worker.works();
            IntStream.rangeClosed(1, PARTITIONS).forEach(i -> bench.source.append(TravelBench.place(i), "more"));
            bench.plan();
        }
        throw new AssertionError("no export of several files");
    }

    @Test
    void each_goes_by_a_load_of_its_own_where_none_travel_together() {
        List<LoadOrder> loads = new ArrayList<>();

        bench.worker(
                        "alone",
                        roles -> new Roles(
                                bench.ports("alone", bench.recorder, bench.source, counting(loads)),
                                TravelBench.settings(Portions.WHOLE)))
                .works();

        areAllPublished();
        assertThat(loads)
                .hasSizeGreaterThanOrEqualTo(PARTITIONS)
                .allSatisfy(load -> assertThat(load.into()).hasSize(1));
    }

    @Test
    void a_file_that_cannot_be_brought_over_parts_the_group_and_fails_nobody() {
        worker.exports();
        bench.exportsEnd();
        worker.exports();
        Ports ports = bench.ports("one", bench.recorder, bench.source, new SimulatedTarget(bench.state))
                .with(new Storages(() -> bench.storage, () -> bench.storage, () -> (from, size, etag, to) -> {
                    throw new ObjectStoreException(Reason.TOO_LARGE, "more than the storage takes", null);
                }));
        Relay relay = new Roles(ports, TravelBench.settings(Portions.WHOLE))
                .relay(
                        JobWatch.eager(bench.recorder, "job", bench.clock),
                        new Relay.Copiers(Runnable::run, Runnable::run));
        for (int step = 0; step < 9; step++) {
            relay.step();
        }
        assertThat(bench.tasks(PartitionState.FAILED)).isEmpty();

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsOnly(2);
    }

    @Test
    void one_step_opens_no_more_stagings_of_a_large_group_than_it_can_keep_messages_for() {
        TravelBench large = TravelBench.ofSmallest(100);
        TravelBench.Worker its = large.worker("one");
        its.exports();
        large.exportsEnd();
        its.exports();
        large.announce();

        its.loads();
        assertThat(large.source.submitted()).as("one group").isEqualTo(1);
        assertThat(large.state.leftovers()).as("its carrier's, and fifty").hasSize(51);
        its.loads();
        assertThat(large.state.leftovers()).hasSize(100);

        its.works();
        assertThat(large.tasks(PartitionState.PUBLISHED)).hasSize(100);
    }

    @Test
    void a_cancelled_export_parts_the_group() {
        worker.exports();
        bench.source.changeLeader();

        worker.works();

        areAllPublished();
        assertThat(attempts()).containsOnly(2);
    }

    @Test
    void a_group_that_cannot_be_unloaded_is_halved_until_the_one_to_blame_stands_alone() {
        SourceCluster picky = Weakened.port(SourceCluster.class, bench.source, "unload", (arguments, told) -> {
            boolean alone = !(arguments[1] instanceof List<?> names) || names.size() == 1;
            if (!alone && ((List<?>) Objects.requireNonNull(arguments[1])).contains("p2")) {
                throw new ClusterException(Remedy.WRONG_INPUT, "p2 holds every separator", null);
            }
            return told;
        });

        bench.new Worker("picky", seen -> seen, picky, new SimulatedTarget(bench.state)).works();

        areAllPublished();
        assertThat(bench.task(2).group()).isEmpty();
        assertThat(bench.source.submitted()).isEqualTo(3);
    }

    @Test
    void what_has_changed_since_travels_together_in_the_next_round() {
        worker.works();
        bench.source.append(TravelBench.place(1), "more");
        bench.source.append(TravelBench.place(4), "more");
        bench.plan();

        worker.works();

        areAllPublished();
        assertThat(bench.task(1).id().generation()).isEqualTo(2);
        assertThat(bench.task(4).group()).isPresent();
        assertThat(bench.source.submitted()).isEqualTo(2);
    }

    @Test
    void the_files_of_a_group_say_that_they_are_no_backup() throws IOException {
        worker.works();
        List<StorageUri> manifests;
        try (Stream<StoredObject> objects = bench.storage.list(TravelBench.ROOT)) {
            manifests = objects.map(StoredObject::uri)
                    .filter(object -> object.name().equals(DataFileKey.MANIFEST_NAME))
                    .toList();
        }
        StoredObject only = bench.storage.head(manifests.get(0)).orElseThrow();
        byte[] json;
        try (InputStream content = bench.storage.read(only.uri(), only.etag(), 0, only.size())) {
            json = content.readAllBytes();
        }

        assertThat(manifests).hasSize(1);
        Backup backup = Backup.read(bench.storage, TravelBench.ROOT);
        assertThat(backup.manifests()).isEmpty();
        assertThat(backup.groups()).isEqualTo(manifests);
        assertThatThrownBy(() -> ManifestJson.read(json))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the rows of " + (PARTITIONS - 1) + " other partitions")
                .hasMessageContaining("migrate export");
    }

    @Test
    void what_may_become_a_backup_is_exported_each_by_itself() {
        bench.exportsOnly(10);

        assertThat(bench.source.submitted()).isEqualTo(PARTITIONS);
        assertThat(bench.tasks(PartitionState.EXPORTED))
                .hasSize(PARTITIONS)
                .allMatch(task -> task.group().isEmpty());
    }

    @Test
    void a_retry_exports_alone_what_has_failed_in_a_group() {
        bench.state.fill(TravelBench.place(2), List.of("somebody else's"));
        worker.works();
        assertThat(bench.task(2).state()).isEqualTo(PartitionState.FAILED);
        bench.state.truncate(TravelBench.place(2));

        bench.retry();
        worker.works();

        areAllPublished();
        assertThat(bench.task(2).group()).isEmpty();
    }

    private void areAllPublished() {
        bench.areAllPublished();
    }

    private List<Integer> attempts() {
        return IntStream.rangeClosed(1, PARTITIONS)
                .mapToObj(i -> Optional.ofNullable(bench.task(i).export())
                        .orElseThrow()
                        .attempt())
                .toList();
    }
}
