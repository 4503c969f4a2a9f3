package io.starmigrate.standin.cluster;

import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.jobs.Orders;
import io.starmigrate.standin.session.StatementExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/** Misfortunes of statements on their way to a stand-in's executors. Thread-safe. */
public final class StatementFaults {
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final Orders<SqlError> found = new Orders<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final Map<String, SqlError> lasting = new ConcurrentHashMap<>();
    private final Lock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private volatile Duration latency = Duration.ZERO;
    private String held = "";

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

    /** Refuses the next statements, so many, whose text holds the pattern. */
    public void refuseNext(Pattern pattern, int times, SqlError error) {
        found.add(pattern, times, error);
    }

    /** Refuses every statement that begins so, without regard to case, until {@link #heal}. */
    public void refuse(String beginning, SqlError error) {
        lasting.put(beginning, error);
    }

    /** The next statement that begins so is executed, and its client never hears of it. */
    public void loseReplyTo(String beginning) {
        unanswered.add(beginning);
    }

    /** Refuses nothing any more. */
    public void heal() {
        refusals.clear();
        lasting.clear();
        found.clear();
    }

    /** Statements that begin so wait until they are released. */
    public void hold(String beginning) {
        change(beginning);
    }

    /** Lets what is held go on; without any, nothing happens. */
    public void release() {
        change("");
    }

    private void change(String beginning) {
        lock.lock();
        try {
            held = beginning;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitRelease(String text) {
        lock.lock();
        try {
            while (!held.isEmpty() && begins(text, held)) {
                released.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static boolean begins(String text, String beginning) {
        return text.regionMatches(true, 0, beginning, 0, beginning.length());
    }

    StatementExecutor around(StatementExecutor executor) {
        return (session, statement, text) -> {
            await();
            awaitRelease(text);
            for (Refusal refusal : List.copyOf(refusals)) {
                if (begins(text, refusal.beginning()) && refusals.remove(refusal)) {
                    throw refusal.error();
                }
            }
            for (Map.Entry<String, SqlError> refusal : lasting.entrySet()) {
                if (begins(text, refusal.getKey())) {
                    throw refusal.getValue();
                }
            }
            Optional<SqlError> ordered = found.next(text);
            if (ordered.isPresent()) {
                throw ordered.get();
            }
            Answer answer = executor.execute(session, statement, text);
            for (String beginning : List.copyOf(unanswered)) {
                if (begins(text, beginning) && unanswered.remove(beginning)) {
                    throw new SqlError(2013, "08S01", "Lost connection to MySQL server during query");
                }
            }
            return answer;
        };
    }

    private void await() {
        if (!latency.isZero()) {
            LockSupport.parkNanos(latency.toNanos());
        }
    }
}
