package io.starmigrate.sandbox.world;

import io.starmigrate.sandbox.starrocks.SqlError;
import io.starmigrate.sandbox.starrocks.session.StatementExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Misfortunes of statements on their way to a stand-in's executors. Thread-safe. */
public final class StatementFaults {
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private volatile Duration latency = Duration.ZERO;

    private record Refusal(String beginning, SqlError error) {}

    /** Every statement waits so long before it is executed. */
    public void delay(Duration newLatency) {
        latency = newLatency;
    }

    /**
     * Refuses the next statement that begins so, without regard to case, such as {@code LOAD LABEL} with "There are
     * more than 1024 load jobs in waiting queue, please retry later.". Several orders are carried out one after
     * another.
     */
    public void refuseNext(String beginning, SqlError error) {
        refusals.add(new Refusal(beginning, error));
    }

    StatementExecutor around(StatementExecutor executor) {
        return (session, statement, text) -> {
            await();
            for (Refusal refusal : List.copyOf(refusals)) {
                boolean meant = text.regionMatches(
                        true, 0, refusal.beginning(), 0, refusal.beginning().length());
                if (meant && refusals.remove(refusal)) {
                    throw refusal.error();
                }
            }
            return executor.execute(session, statement, text);
        };
    }

    private void await() {
        if (!latency.isZero()) {
            LockSupport.parkNanos(latency.toNanos());
        }
    }
}
