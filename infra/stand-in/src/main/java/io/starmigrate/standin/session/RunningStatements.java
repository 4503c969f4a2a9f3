package io.starmigrate.standin.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The statements that are being executed, whether or not their clients are still there. Thread-safe. */
public final class RunningStatements {
    private final Map<Long, Running> running = new ConcurrentSkipListMap<>();
    private final Map<Long, Thread> threads = new ConcurrentSkipListMap<>();
    private final Set<Long> killed = ConcurrentHashMap.newKeySet();

    /**
     * One statement.
     *
     * @param database the connection's; empty when it has none
     * @param masked its text, credentials masked
     */
    public record Running(long connection, String user, String database, Instant since, String masked) {}

    void begin(Running statement) {
        threads.put(statement.connection(), Thread.currentThread());
        running.put(statement.connection(), statement);
    }

    boolean isKilled(long connection) {
        return killed.contains(connection);
    }

    void end(long connection) {
        running.remove(connection);
        threads.remove(connection);
        if (killed.remove(connection)) {
            var unused = Thread.interrupted();
        }
    }

    /** What a connection executes ends soon, refused; false when it executes nothing. */
    public boolean kill(long connection) {
        Thread thread = threads.get(connection);
        if (thread == null) {
            return false;
        }
        killed.add(connection);
        thread.interrupt();
        return true;
    }

    /** Those of now, by connection. */
    public List<Running> all() {
        return List.copyOf(running.values());
    }
}
