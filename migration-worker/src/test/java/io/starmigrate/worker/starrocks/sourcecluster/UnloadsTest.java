package io.starmigrate.worker.starrocks.sourcecluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import org.junit.jupiter.api.Test;

class UnloadsTest {
    private final Unloads unloads = new Unloads();

    private static StorageUri folder(int number) {
        return StorageUri.parse("s3://bucket/" + number + "/");
    }

    @Test
    void anUnloadIsKnownFromItsAcceptanceUntilItIsForgotten() {
        unloads.accepted(folder(1));
        unloads.accepted(folder(2));
        unloads.accepted(folder(3));
        unloads.finished(folder(2));
        unloads.cancelled(folder(3), Remedy.GIVE_UP, "out of memory");
        unloads.accepted(folder(4));
        assertThat(unloads.isWithdrawn(folder(4))).isTrue();

        assertThat(unloads.all())
                .extracting(ExportStatus::folder, ExportStatus::state, ExportStatus::remedy, ExportStatus::error)
                .containsExactly(
                        tuple(folder(1), ClusterJobState.RUNNING, Remedy.UNKNOWN, ""),
                        tuple(folder(2), ClusterJobState.FINISHED, Remedy.UNKNOWN, ""),
                        tuple(folder(3), ClusterJobState.CANCELLED, Remedy.GIVE_UP, "out of memory"),
                        tuple(
                                folder(4),
                                ClusterJobState.CANCELLED,
                                Remedy.NEW_ATTEMPT,
                                "withdrawn before it was sent"));

        unloads.forget(folder(1));
        unloads.forget(folder(2));
        assertThat(unloads.all()).extracting(ExportStatus::folder).containsExactly(folder(1), folder(3), folder(4));
    }

    @Test
    void whileOneRunsTheLimitOfExportJobsIsNotTheOnlyOne() {
        assertThat(unloads.room(5, 8)).as("EXPORT jobs alone").isEqualTo(5);

        unloads.accepted(folder(1));

        assertThat(unloads.room(5, 8)).isEqualTo(8);
        assertThat(unloads.room(12, 8)).isEqualTo(12);
        assertThat(unloads.room(0, 8)).as("the source does not tell").isZero();
        unloads.finished(folder(1));
        assertThat(unloads.room(5, 8)).isEqualTo(5);
    }

    @Test
    void ofThoseThatHaveEndedTheOldestGoAndNoneThatRuns() {
        unloads.accepted(folder(0));
        for (int i = 1; i <= Unloads.ENDED + 5; i++) {
            unloads.finished(folder(i));
        }

        assertThat(unloads.all())
                .hasSize(Unloads.ENDED + 1)
                .extracting(ExportStatus::folder)
                .contains(folder(0), folder(6))
                .doesNotContain(folder(5));
    }

    @Test
    void whoeverAsksIsToldThatTheProcessIsNotSound() {
        unloads.broken(new OutOfMemoryError("heap"));

        assertThatThrownBy(unloads::all).isInstanceOf(OutOfMemoryError.class);
    }
}
