package io.starmigrate.worker.starrocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.JobId;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What claims on a target's tables keep, on whatever target. Each test has a table of its own. */
public abstract class TableClaimsContract {
    private static final Claim FIRST = claim("first", "aaaaaaaaaa");
    private static final Claim SECOND = claim("second", "bbbbbbbbbb");

    /** The claims under test. */
    protected abstract TableClaims claims();

    private static Claim claim(String job, String id) {
        return new Claim(job, new JobId(id), "recorder-1 in us-east-1", Instant.parse("2026-11-28T01:02:03.5Z"));
    }

    @Test
    void whoever_is_first_has_the_table_and_the_others_are_told_who() {
        assertThat(claims().owner("contested")).isEmpty();
        assertThat(claims().take("contested", FIRST)).isEqualTo(FIRST);
        assertThat(claims().take("contested", SECOND)).isEqualTo(FIRST);
        assertThat(claims().take("contested", FIRST)).isEqualTo(FIRST);
        assertThat(claims().owner("contested")).contains(FIRST);
        assertThat(claims().refusal("contested", FIRST))
                .contains("\"first\"", "recorder-1 in us-east-1", "2026-11-28", "--take-over");
        assertThat(claims().named(name -> name + "2").refusal("contested", FIRST))
                .as("by the target's name, where whoever tells it knows another")
                .contains("contested2");
    }

    @Test
    void only_who_has_a_table_lets_it_go() {
        claims().take("released", FIRST);

        assertThat(claims().release("released", SECOND.id())).isFalse();
        assertThat(claims().owner("released")).contains(FIRST);
        assertThat(claims().release("released", FIRST.id())).isTrue();
        assertThat(claims().release("released", FIRST.id())).isFalse();
        assertThat(claims().take("released", SECOND)).isEqualTo(SECOND);
    }

    @Test
    void a_table_is_taken_over_and_its_former_owner_told() {
        assertThat(claims().takeOver("taken", FIRST)).isEmpty();
        assertThat(claims().takeOver("taken", SECOND)).contains(FIRST);
        assertThat(claims().takeOver("taken", SECOND)).isEmpty();
        assertThat(claims().owner("taken")).contains(SECOND);
    }

    @Test
    void tables_are_asked_for_by_other_names() {
        claims().take("orders2", FIRST);

        assertThat(claims().named(name -> name + "2").owner("orders")).contains(FIRST);
    }
}
