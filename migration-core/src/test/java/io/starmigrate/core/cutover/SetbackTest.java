package io.starmigrate.core.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.CutoverState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetbackTest {
    @ParameterizedTest
    @CsvSource({
        "MOVED, 0, true, MOVES_ONCE_MORE",
        "PROVED, 1, true, MOVES_ONCE_MORE",
        "MOVED, 2, true, PROVES_ITS_FREEZE",
        "RESTORED, 1, true, BEGINS_ANEW",
        "RESTORED, 2, true, PROVES_ITS_FREEZE",
        "MOVED, 0, false, PROVES_ITS_FREEZE",
        "RESTORED, 0, false, PROVES_ITS_FREEZE",
    })
    void aDifferenceIsMovedWhileTheFreezeStandsAndItMayEnd(
            CutoverState state, int repeated, boolean stands, Setback expected) {
        assertThat(Setback.ofDifference(state, repeated, () -> stands)).isEqualTo(expected);
    }

    @Test
    void whetherAFreezeStandsIsNotAskedWhereItDoesNotMatter() {
        assertThat(Setback.ofDifference(CutoverState.MOVED, Setback.REPEATED, () -> {
                    throw new AssertionError("asked");
                }))
                .isEqualTo(Setback.PROVES_ITS_FREEZE);
    }

    @ParameterizedTest
    @CsvSource({"MOVED, MOVES_ONCE_MORE", "PROVED, MOVES_ONCE_MORE", "RESTORED, BEGINS_ANEW"})
    void whatIsPutBackToWorkBreaksNoFreeze(CutoverState state, Setback expected) {
        assertThat(Setback.ofPutBack(state)).isEqualTo(expected);
    }
}
