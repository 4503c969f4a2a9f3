package io.starmigrate.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void neverShowsItsText() {
        Secret secret = Secret.of("hunter2");

        assertThat(secret).hasToString("******");
        assertThat(String.format("%s %s", secret, List.of(secret))).doesNotContain("hunter2");
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }

    @Test
    void isEqualByText() {
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .hasSameHashCodeAs(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"));
        assertThat(Secret.of("").isEmpty()).isTrue();
    }
}
