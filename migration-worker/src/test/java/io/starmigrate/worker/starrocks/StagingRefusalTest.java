package io.starmigrate.worker.starrocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StagingRefusalTest {
    private static final Set<Remedy> FINAL =
            EnumSet.of(Remedy.REPLAN, Remedy.WRONG_INPUT, Remedy.BAD_ROWS, Remedy.GIVE_UP);

    private static ClusterException answered(Remedy remedy) {
        return new ClusterException(remedy, "", null);
    }

    private static ClusterException unreached(Remedy remedy) {
        return ClusterException.unreached(remedy, "", null);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_final_alone_proves_that_none_was_made(Remedy remedy) {
        assertThat(StagingRefusal.provesNoneMade(answered(remedy))).isEqualTo(FINAL.contains(remedy));
        assertThat(StagingRefusal.provesNoneMade(unreached(remedy))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void where_the_cluster_names_them_whatever_proves_nothing_leaves_it_open(Remedy remedy) {
        assertThat(StagingRefusal.leavesOpen(answered(remedy), Intent.RECORDED, true))
                .isEqualTo(!FINAL.contains(remedy));
        assertThat(StagingRefusal.leavesOpen(unreached(remedy), Intent.RECORDED, true))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void where_a_name_tells_only_what_says_nothing_leaves_it_open(Remedy remedy) {
        for (Intent intent : Intent.values()) {
            assertThat(StagingRefusal.leavesOpen(answered(remedy), intent, false))
                    .isEqualTo(remedy == Remedy.ASK_AGAIN);
            assertThat(StagingRefusal.leavesOpen(unreached(remedy), intent, false))
                    .isEqualTo(remedy == Remedy.ASK_AGAIN);
        }
    }

    @Test
    void what_is_there_already_and_was_not_intended_is_anothers() {
        assertThat(StagingRefusal.leavesOpen(answered(Remedy.ALREADY_DONE), Intent.NEW, true))
                .isFalse();
        assertThat(StagingRefusal.leavesOpen(answered(Remedy.UNKNOWN), Intent.NEW, true))
                .isTrue();
    }
}
