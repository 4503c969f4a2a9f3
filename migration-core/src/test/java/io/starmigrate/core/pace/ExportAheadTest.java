package io.starmigrate.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportAheadTest {
    private static final long MOST = 1000;

    @Test
    void noneBeginsFromTheBoundOnUntilATenthIsPublished() {
        ExportAhead bound = new ExportAhead(MOST);

        assertThat(bound.isHeld(999)).isFalse();
        assertThat(bound.isHeld(1000)).isTrue();
        assertThat(bound.isHeld(950)).as("a little published").isTrue();
        assertThat(bound.isHeld(899)).as("a tenth published").isFalse();
        assertThat(bound.isHeld(950)).as("and not decided anew").isFalse();
    }

    @Test
    void howeverSmallTheBoundOneAlwaysMayBeginWhileNothingIsOnItsWay() {
        ExportAhead bound = new ExportAhead(1);

        assertThat(bound.isHeld(5_000)).isTrue();
        assertThat(bound.isHeld(0)).isFalse();
    }

    @Test
    void withoutABoundAllMayBegin() {
        assertThat(new ExportAhead(0).isHeld(Long.MAX_VALUE)).isFalse();
    }
}
