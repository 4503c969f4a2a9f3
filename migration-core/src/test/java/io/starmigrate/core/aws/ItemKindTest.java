package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.IllegalTransitionException;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.JobPace;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.UnreadableItemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemKindTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "why");
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "db", "t", "p"), 1);
    private static final PartitionTask TASK = PartitionTask.planned(ID, "", new Estimate(0, 0), "", CHANGE);
    private static final FileTask FILE = FileTask.first(new FileTaskId(ID, 1, "f"), FileState.ARRIVED, 1, "e", CHANGE);
    private static final Load LOAD = Load.recorded(ID, "label", 1, 1, List.of("f"), CHANGE);
    private static final Job JOB = Job.opened("job", new JobId("k3y0fajob1"), "s", "t", List.of(), Instant.EPOCH);
    private static final JobPace PACE = new JobPace("job", PacedSide.EXPORT, 7, List.of());
    private static final JobSummary SUMMARY = new JobSummary("job", 7, Instant.EPOCH, "w", "");
    private static final Lease LEASE =
            Lease.first("name", "w", Duration.ofSeconds(1)).renewed();

    private static <T> void is(ItemKind<T> kind, T value, ItemKey key, String versionName, long version) {
        assertThat(kind.type()).isEqualTo(value.getClass());
        assertThat(kind.key().apply(value)).isEqualTo(key);
        assertThat(kind.versionName()).isEqualTo(versionName);
        assertThat(kind.version().applyAsLong(value)).isEqualTo(version);
        assertThat(ItemCodec.attribute(ItemCodec.write(key, value), versionName).n())
                .isEqualTo(Long.toString(version));
    }

    private static <T> void isThrown(ItemKind<T> kind) {
        UnreadableItemException why = new UnreadableItemException("why", null);
        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> kind.unreadable().apply(Map.of(), why))
                .isSameAs(why);
    }

    @Test
    void each_lies_under_its_key_and_grows_by_its_version() {
        is(ItemKind.JOB, JOB, ItemKey.job("job"), "version", 1);
        is(ItemKind.PACE, PACE, ItemKey.pace("job", PacedSide.EXPORT), "version", 7);
        is(ItemKind.SUMMARY, SUMMARY, ItemKey.summary("job"), "version", 7);
        is(ItemKind.LEASE, LEASE, ItemKey.lease("name"), "beat", 2);
        is(ItemKind.PARTITION, TASK.to(PartitionState.EXPORTING, CHANGE), ItemKey.task(ID), "version", 2);
        is(ItemKind.FILE, FILE.to(FileState.QUEUED, CHANGE), ItemKey.file(FILE.id()), "version", 2);
        is(ItemKind.LOAD, LOAD.to(LoadState.SUBMITTED, CHANGE), ItemKey.load(ID, "label"), "version", 2);
    }

    @Test
    void what_has_states_is_written_over_what_may_come_to_them_alone() {
        assertThat(ItemKind.PARTITION.from().apply(TASK.to(PartitionState.EXPORTING, CHANGE)))
                .containsExactly("PLANNED", "EXPORTING");
        assertThat(ItemKind.FILE.from().apply(FILE.to(FileState.QUEUED, CHANGE)))
                .containsExactly("RELAYED", "ARRIVED", "QUEUED", "LOADING", "FAILED");
        assertThat(ItemKind.LOAD.from().apply(LOAD.to(LoadState.SUBMITTED, CHANGE)))
                .containsExactly("RECORDED", "SUBMITTED");
        assertThat(ItemKind.JOB.from().apply(JOB)).isEmpty();
        assertThat(ItemKind.PACE.from().apply(PACE)).isEmpty();
        assertThat(ItemKind.SUMMARY.from().apply(SUMMARY)).isEmpty();
        assertThat(ItemKind.LEASE.from().apply(LEASE)).isEmpty();
    }

    @Test
    void a_step_that_the_lifecycle_lacks_is_refused_by_the_name_of_what_takes_it() {
        PartitionTask cancelled = TASK.to(PartitionState.CANCELLED, CHANGE);
        PartitionTask exporting = TASK.to(PartitionState.EXPORTING, CHANGE);
        FileTask queued = FILE.to(FileState.QUEUED, CHANGE);
        Load abandoned = LOAD.to(LoadState.ABANDONED, CHANGE);

        isRefused(ItemKind.PARTITION, cancelled, exporting, ID + " from CANCELLED to EXPORTING");
        isRefused(ItemKind.FILE, queued, FILE, FILE.id() + " from QUEUED to ARRIVED");
        isRefused(
                ItemKind.LOAD,
                abandoned,
                LOAD.to(LoadState.SUBMITTED, CHANGE),
                "load label from ABANDONED to SUBMITTED");
        assertThatNoException().isThrownBy(() -> {
            ItemKind.PARTITION.require().accept(TASK, exporting);
            ItemKind.FILE.require().accept(FILE, queued);
            ItemKind.LOAD.require().accept(LOAD, LOAD.to(LoadState.SUBMITTED, CHANGE));
            ItemKind.JOB.require().accept(JOB, JOB);
            ItemKind.PACE.require().accept(PACE, PACE);
            ItemKind.SUMMARY.require().accept(SUMMARY, SUMMARY);
            ItemKind.LEASE.require().accept(LEASE, LEASE);
        });
    }

    private static <T> void isRefused(ItemKind<T> kind, T held, T next, String what) {
        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> kind.require().accept(held, next))
                .withMessageStartingWith("Cannot move " + what);
    }

    @Test
    void what_cannot_be_read_is_thrown_but_a_task_which_is_answered_as_failed() {
        isThrown(ItemKind.JOB);
        isThrown(ItemKind.PACE);
        isThrown(ItemKind.SUMMARY);
        isThrown(ItemKind.LEASE);
        isThrown(ItemKind.FILE);
        isThrown(ItemKind.LOAD);
        assertThat(ItemKind.PARTITION
                        .unreadable()
                        .apply(ItemKey.task(ID).attributes(), new UnreadableItemException("why", null))
                        .isUnreadable())
                .isTrue();
    }
}
