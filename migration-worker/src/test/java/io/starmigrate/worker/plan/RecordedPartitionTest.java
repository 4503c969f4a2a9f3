package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.core.task.TravelGroup.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedPartitionTest {
    private static final ChangeToken AS_IT_WAS = new ChangeToken("1:1");
    private static final ChangeToken LATER = new ChangeToken("1:2");
    private static final StorageUri FOLDER = StorageUri.parse("s3://bucket/f/");
    private static final Export IN_A_GROUP = new Export(
                    1, FOLDER, "1:1", List.of(), FileFormat.parquet(), Instant.EPOCH)
            .with(new TravelGroup(new Member("p1", 1), 1, FOLDER, List.of(new Member("p2", 1))));

    private static RecordedPartition exported(PartitionState state, boolean isDropped) {
        return new RecordedPartition(
                new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1),
                state,
                1,
                isDropped,
                true,
                true,
                Optional.of(AS_IT_WAS.text()),
                new Estimate(1, 1));
    }

    /** A backup that leaves it out holds what it was, published or not. */
    @Test
    void whatIsPublishedMayHaveMovedOnAsWell() {
        RecordedPartition published = exported(PartitionState.PUBLISHED, false);
        assertThat(published.hasMoved(LATER)).isTrue();
        assertThat(published.hasMoved(AS_IT_WAS)).isFalse();
        assertThat(published.isBehind(LATER)).as("a round of it is planned").isFalse();
        assertThat(exported(PartitionState.EXPORTED, false).isBehind(LATER)).isTrue();
    }

    @Test
    void whatIsGoneOrOvertakenHasNot() {
        assertThat(exported(PartitionState.PUBLISHED, true).hasMoved(LATER)).isFalse();
        assertThat(exported(PartitionState.SUPERSEDED, false).hasMoved(LATER)).isFalse();
    }

    @Test
    void whatWasNeverExportedHasNotMovedOn() {
        PartitionTask planned = PartitionTask.planned(
                new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1),
                "",
                new Estimate(1, 1),
                AS_IT_WAS.text(),
                new Change("w", Instant.EPOCH, "why"));

        assertThat(RecordedPartition.of(planned).hasMoved(LATER)).isFalse();
        assertThat(RecordedPartition.of(planned).isBehind(LATER)).isFalse();
        assertThat(RecordedPartition.of(planned).isAlone()).isTrue();
        assertThat(RecordedPartition.of(planned.withExport(IN_A_GROUP)).isAlone())
                .isFalse();
    }

    @Test
    void whatStandsIsPublishedAndThereAndAsItWas() {
        assertThat(exported(PartitionState.PUBLISHED, false).stands(AS_IT_WAS)).isTrue();
        assertThat(exported(PartitionState.PUBLISHED, false).stands(LATER)).isFalse();
        assertThat(exported(PartitionState.PUBLISHED, true).stands(AS_IT_WAS)).isFalse();
        assertThat(exported(PartitionState.VERIFYING, false).stands(AS_IT_WAS)).isFalse();
    }

    /** Its files may be needed by others that travel with it, or are being loaded. */
    @Test
    void whatWaitsAloneToBeLoadedIsOutlived() {
        assertThat(exported(PartitionState.EXPORTED, false).isOutlived(LATER)).isTrue();
        assertThat(exported(PartitionState.EXPORTED, false).isOutlived(AS_IT_WAS))
                .isFalse();
        assertThat(exported(PartitionState.LOADING, false).isOutlived(LATER)).isFalse();
        assertThat(together(PartitionState.EXPORTED).isOutlived(LATER)).isFalse();
    }

    @Test
    void whatIsMoreThanItsTokenTellsIsReadByItsKey() {
        for (Purpose any : Purpose.values()) {
            assertThat(exported(PartitionState.PUBLISHED, false).isToBeRead(AS_IT_WAS, any))
                    .isFalse();
            assertThat(exported(PartitionState.PUBLISHED, false).isToBeRead(LATER, any))
                    .isTrue();
            assertThat(exported(PartitionState.SUPERSEDED, false).isToBeRead(AS_IT_WAS, any))
                    .isTrue();
            assertThat(exported(PartitionState.FAILED, true).isToBeRead(AS_IT_WAS, any))
                    .isTrue();
            assertThat(exported(PartitionState.EXPORTED, false).isToBeRead(LATER, any))
                    .isEqualTo(any == Purpose.EXPORT);
            assertThat(together(PartitionState.EXPORTED).isToBeRead(LATER, any)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1, 9, true", "1, 9, 2, 1, false", "1, 2, 1, 1, true", "1, 1, 1, 1, false", "1, 1, 1, 2, false"})
    void aLaterGenerationIsLaterThanAnyVersion(
            int generation, long version, int other, long itsVersion, boolean later) {
        assertThat(of(generation, version).isLaterThan(of(other, itsVersion))).isEqualTo(later);
    }

    private static RecordedPartition of(int generation, long version) {
        return new RecordedPartition(
                new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), generation),
                PartitionState.PLANNED,
                version,
                false,
                false,
                true,
                Optional.empty(),
                new Estimate(1, 1));
    }

    private static RecordedPartition together(PartitionState state) {
        RecordedPartition alone = exported(state, false);
        return new RecordedPartition(alone.id(), state, 1, false, true, false, alone.standing(), alone.estimate());
    }
}
