package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.PublishedPartition;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.starrocks.ClaimStore;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.TableClaimsContract;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is loaded, and nothing switched in, for a job that does not hold the table. */
class TableHoldTest extends TableClaimsContract {
    private static final Claim OTHER =
            new Claim("other", new JobId("otherother"), "elsewhere", Instant.parse("2026-11-28T01:02:03Z"));

    private final Bench bench = new Bench();

    @Override
    protected TableClaims claims() {
        return bench.target.claims();
    }

    private void load() {
        bench.announce(bench.write("a.csv", "1", "2"));
        bench.export("1", "2");
        Job job = bench.recorder.job("job").orElseThrow();
        bench.recorder.advance(
                job.bound(new Binding(Binding.Side.UNKNOWN, Binding.Side.UNKNOWN, "", Map.of(), "r in x")));
        PublishedPartition.inStaging(bench);
    }

    private String failure() {
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.shown()).isEmpty();
        return bench.task().change().why();
    }

    @Test
    void a_job_takes_its_table_before_it_stages() {
        load();

        assertThat(claims().owner("orders"))
                .hasValueSatisfying(
                        owner -> assertThat(owner.isOf(Bench.JOB_ID)).isTrue());
        bench.publisher("one", bench.target).publish(bench.task());
        assertThat(bench.shown()).containsExactly("1", "2");
    }

    @Test
    void a_table_of_another_job_is_not_staged_for() {
        claims().take("orders", OTHER);

        load();

        assertThat(failure()).contains("\"other\"", "elsewhere", "--take-over");
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void a_table_that_was_taken_over_while_it_was_loaded_is_not_switched() {
        load();
        claims().takeOver("orders", OTHER);

        bench.publisher("one", bench.target).publish(bench.task());

        assertThat(failure()).contains("\"other\"");
    }

    @Test
    void a_table_whose_claim_is_gone_is_not_switched() {
        load();
        claims().release("orders", Bench.JOB_ID);

        bench.publisher("one", bench.target).publish(bench.task());

        assertThat(failure()).contains("does not hold the table orders any more", "migrate retry");
    }

    @Test
    void a_claim_whose_reply_was_lost_is_read_back() {
        ClaimStore losing = Weakened.before(ClaimStore.class, bench.state, (method, arguments) -> {
            if (method.equals("createClaim")) {
                bench.state.createClaim("orders", OTHER);
                throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
            }
            return Optional.empty();
        });

        assertThat(new TableClaims(losing).take("orders", OTHER)).isEqualTo(OTHER);
    }
}
