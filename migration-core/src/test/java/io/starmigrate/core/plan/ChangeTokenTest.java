package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeTokenTest {
    @Test
    void aPartitionIsMadeAnewWhereNothingOfItIsAsBefore() {
        assertThat(ChangeToken.isMadeAnew("10:2", "11:2")).isTrue();
        assertThat(ChangeToken.isMadeAnew("10:2,11:5", "12:2,13:1")).isTrue();
        assertThat(ChangeToken.isMadeAnew("10:2", "10:3")).as("written to").isFalse();
        assertThat(ChangeToken.isMadeAnew("10:2", "10:2,11:1"))
                .as("one more physical partition")
                .isFalse();
        assertThat(ChangeToken.isMadeAnew("10:12", "12:10"))
                .as("ids, not versions")
                .isTrue();
    }

    @Test
    void ofTooManyPhysicalPartitionsNobodyKnows() {
        String many = "sha256:" + "0".repeat(64);
        assertThat(ChangeToken.isMadeAnew(many, "10:2")).isFalse();
        assertThat(ChangeToken.isMadeAnew("10:2", many)).isFalse();
        assertThat(ChangeToken.isMadeAnew(many, "sha256:" + "1".repeat(64))).isFalse();
    }
}
