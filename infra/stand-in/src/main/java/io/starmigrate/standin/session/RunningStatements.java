package io.starmigrate.standin.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The statements that are being executed, whether or not their clients are still there. Thread-safe. */
public final class RunningStatements {
    private final Map<Long, Running> running = new ConcurrentSkipListMap<>();

    /**
     * One statement.
     *
     * @param database the connection's; empty when it has none
     * @param masked its text, credentials masked
     */
    public record Running(long connection, String user, String database, Instant since, String masked) {}

    void begin(Running statement) {
        running.put(statement.connection(), statement);
    }

    void end(long connection) {
        running.remove(connection);
    }

    /** Those of now, by connection. */
    public List<Running> all() {
        return List.copyOf(running.values());
    }
}
