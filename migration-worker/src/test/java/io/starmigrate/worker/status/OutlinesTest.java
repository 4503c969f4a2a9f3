package io.starmigrate.worker.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.PutBack;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.UnknownFailures;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlinesTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "because");
    private static final Fingerprint FINGERPRINT = new Fingerprint("r", 7, List.of(BigInteger.TEN));

    private final Outlines outlines = new Outlines();

    private static PartitionTask verifying(String partition, Fingerprint fingerprint) {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "shop", "t", partition), 1);
        Export export = new Export(
                1,
                StorageUri.parse("s3://bucket/f/"),
                "1:1",
                List.of(FileColumn.plain("v")),
                FileFormat.parquet(),
                Instant.EPOCH);
        return PartitionTask.planned(id, "(('x'))", new Estimate(7, 8), "1:1", CHANGE)
                .to(PartitionState.EXPORTING, CHANGE)
                .withExport(export)
                .to(PartitionState.EXPORTED, CHANGE)
                .withExported(new Exported(3, 99, fingerprint))
                .to(PartitionState.VERIFYING, CHANGE);
    }

    private static PartitionTask published(String partition, Change change) {
        return published(partition, 7, change);
    }

    private static PartitionTask published(String partition, long rows, Change change) {
        Fingerprint fingerprint = new Fingerprint("r", rows, List.of(BigInteger.TEN));
        return verifying(partition, fingerprint)
                .to(PartitionState.PUBLISHED, change)
                .withPublished(Published.proved(fingerprint, "2:2", List.of("h")));
    }

    private PartitionTask outline(PartitionTask task) {
        return outlines.of(task).task();
    }

    @Test
    void an_outline_tells_of_a_published_task_what_a_report_says() {
        PartitionTask task = published("p1", new Change("w", Instant.ofEpochSecond(5, 6), "equal: 7 rows, not 77"));
        PartitionTask outline = outline(task);

        assertThat(new Picture("job", List.of(outline)).tables()).isEqualTo(new Picture("job", List.of(task)).tables());
        assertThat(outline.version()).isEqualTo(task.version());
        assertThat(outline.change()).isEqualTo(task.change());
        assertThat(outline.id()).isEqualTo(task.id());
        assertThat(outline.estimate()).isEqualTo(task.estimate());
        assertThat(outline.export())
                .satisfies(export -> assertThat(export.attempt()).isEqualTo(1));
    }

    @Test
    void it_holds_no_columns_no_sums_and_no_staging() {
        PartitionTask one = outline(published("p1", CHANGE).withStaging(new Staging("s", 5)));

        assertThat(one.staging()).isNull();
        assertThat(one.export())
                .satisfies(export -> assertThat(export.columns()).isEmpty());
        assertThat(one.exported())
                .satisfies(exported -> assertThat(exported.fingerprint())
                        .satisfies(rows -> assertThat(rows.sums()).isEmpty()));
    }

    @Test
    void what_tasks_have_alike_is_held_once_whatever_their_numbers_of_rows() {
        List<PartitionTask> tasks = IntStream.range(0, 3)
                .mapToObj(
                        rows -> published("p" + rows, rows, new Change("w", Instant.EPOCH, "equal: " + rows + " rows")))
                .toList();

        assertThat(tasks.stream().map(this::outline).map(PartitionTask::change))
                .isEqualTo(tasks.stream().map(PartitionTask::change).toList());
        assertThat(tasks.stream()
                        .map(outlines::of)
                        .map(Outline.class::cast)
                        .map(Outline::alike)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whoever_is_still_on_the_way_is_held_as_it_is() {
        PartitionTask task = verifying("p1", FINGERPRINT);

        assertThat(outline(task)).isSameAs(task);
    }

    @Test
    void whoever_is_planned_is_told_as_he_is_and_what_many_have_alike_is_held_once() {
        List<PartitionTask> planned = IntStream.range(0, 3)
                .mapToObj(number -> PartitionTask.planned(
                        new PartitionTaskId(new PartitionId("job", "shop", "t", "p" + number), 2),
                        "[a; b" + " ".repeat(number) + ")",
                        new Estimate(number, 8),
                        number + ":1",
                        new Change("w", Instant.ofEpochSecond(number, 5), "changed since generation 1")))
                .toList();
        PartitionTask one = planned.get(0);
        List<PartitionTask> others = List.of(
                one.withOverwriting(Overwriting.TOLD),
                one.revised(CHANGE),
                one.withLeft(new Staging("left", 1)),
                one.withUnknown(new UnknownFailures(PartitionState.PLANNED, 1, "what?")),
                one.to(PartitionState.FAILED, CHANGE)
                        .to(
                                PartitionState.PLANNED,
                                Change.puttingBack("w", Instant.EPOCH, "again", PutBack.Way.RETRIED))
                        .nextPass());

        assertThat(planned.stream().map(this::outline)).isEqualTo(planned);
        assertThat(planned.stream().map(outlines::of)).allMatch(PlannedOutline.class::isInstance);
        assertThat(others.stream().map(this::outline)).isEqualTo(others);
    }

    @Test
    void an_earlier_generation_is_open_until_work_on_it_has_ended_whichever_comes_first() {
        PartitionTask before = verifying("p1", FINGERPRINT);
        PartitionTask after = PartitionTask.planned(
                new PartitionTaskId(before.id().partition(), 2), "", new Estimate(7, 8), "1:1", CHANGE);
        for (List<PartitionTask> order : List.of(List.of(before, after), List.of(after, before))) {
            Latest latest = new Latest();
            order.forEach(latest::learn);

            assertThat(latest.in(Set.of(PartitionState.VERIFYING)).map(KeptTask::task))
                    .containsExactly(before);
            assertThat(latest.in(Set.of(PartitionState.PLANNED)).map(KeptTask::task))
                    .containsExactly(after);
            latest.learn(before.to(PartitionState.SUPERSEDED, CHANGE));
            assertThat(latest.in(Set.of(PartitionState.VERIFYING, PartitionState.SUPERSEDED)))
                    .isEmpty();
            assertThat(latest.isOpen()).isTrue();
            latest.learn(after.to(PartitionState.CANCELLED, CHANGE));
            assertThat(latest.isOpen()).isFalse();
        }
    }

    @Test
    void what_an_outline_has_no_place_for_keeps_the_task_whole() {
        PartitionTask task = published("p1", CHANGE);
        List<PartitionTask> more = List.of(
                task.withLeft(new Staging("left", 1)),
                task.withUnknown(new UnknownFailures(PartitionState.LOADING, 1, "what?")),
                task.withDroppedAtSource(Instant.EPOCH),
                published("p2", new Change("w", Instant.EPOCH, "a \u0000 of 7 rows")));

        assertThat(more.stream().map(this::outline)).isEqualTo(more);
    }

    @Test
    void of_one_partition_the_later_is_kept_whichever_comes_first() {
        PartitionTask before = verifying("p1", FINGERPRINT);
        PartitionTask after = published("p1", CHANGE);
        for (List<PartitionTask> order : List.of(List.of(before, after), List.of(after, before))) {
            Latest latest = new Latest();
            order.forEach(latest::learn);

            assertThat(latest.all()).extracting(PartitionTask::state).containsExactly(PartitionState.PUBLISHED);
            assertThat(latest.isIn(PartitionState.PUBLISHED, after.id())).isTrue();
        }
    }

    @Test
    void what_is_read_again_and_has_not_changed_is_held_once() {
        Latest before = new Latest();
        before.learn(published("p1", CHANGE));
        Latest after = new Latest();
        after.learn(published("p1", CHANGE), before);

        assertThat(after.of(published("p1", CHANGE))).isSameAs(before.of(published("p1", CHANGE)));
        assertThat(after.isSameAs(before)).isTrue();
        after.learn(published("p2", CHANGE), before);
        assertThat(after.isSameAs(before)).isFalse();
    }

    @Test
    void what_is_asked_of_states_alone_is_told_of_what_is_kept_as_of_whole_tasks() {
        PartitionTask published = published("p1", CHANGE);
        PartitionTask failed = verifying("p2", FINGERPRINT).to(PartitionState.FAILED, CHANGE);
        PartitionTask verifying = verifying("p3", FINGERPRINT);
        PartitionTask dropped = published("p4", CHANGE).gone(CHANGE);
        PartitionTask droppedFailed =
                verifying("p5", FINGERPRINT).to(PartitionState.FAILED, CHANGE).gone(CHANGE);
        List<List<PartitionTask>> jobs = List.of(
                List.of(published),
                List.of(published, dropped),
                List.of(published, failed, droppedFailed),
                List.of(published, verifying, droppedFailed),
                List.of(dropped));

        for (List<PartitionTask> tasks : jobs) {
            Picture whole = new Picture("job", tasks);
            Picture kept = new Picture("job", new KeptTasks(tasks.stream().map(outlines::of)));
            assertThat(kept.isSettled()).isEqualTo(whole.isSettled());
            assertThat(kept.isPublished()).isEqualTo(whole.isPublished());
            assertThat(kept.size()).isEqualTo(whole.size());
            assertThat(kept.failures()).isEqualTo(whole.failures());
        }
    }
}
