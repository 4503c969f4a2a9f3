package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CutoverProgressTest {
    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    @Test
    void whatItWentBackFromStaysKnownWhateverComesAfter() {
        CutoverProgress again = CutoverProgress.begun(at(0), null)
                .frozen(at(1), at(1), Map.of("orders", "a"))
                .thawed(at(2), "orders was written to")
                .frozen(at(3), at(3), Map.of("orders", "b"))
                .to(CutoverState.MOVED, at(4));
        assertThat(again.wentBack()).isTrue();

        CutoverProgress moving = again.movingAgain(at(5));

        assertThat(moving.wentBack()).isTrue();
        assertThat(moving.sentences()).isEqualTo(again.sentences()).hasSize(1);
        assertThat(moving.to(CutoverState.MOVED, at(6))
                        .to(CutoverState.PROVED, at(7))
                        .wentBack())
                .isTrue();
    }
}
