package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.outage.Reachability;
import io.starmigrate.worker.starrocks.ClusterException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lends each statement a connection that is prepared for it, and tells whether the cluster has answered. Safe for use
 * by many threads.
 */
final class StatementConnections {
    private static final Logger LOG = LoggerFactory.getLogger(StatementConnections.class);

    private final String name;
    private final FrontEndPool pool;
    private final Duration answer;
    private final Reachability reachability;
    private final FrontEndRefusals refusals;
    private final CatchingUp catchingUp;
    private final PreparedSessions sessions;

    /**
     * Makes no connection yet.
     *
     * @param name what messages call the cluster
     * @param answer how long a question that is no scan may take to be answered
     * @param reachability is told whether the cluster answers
     */
    StatementConnections(
            String name,
            FrontEndPool pool,
            Duration answer,
            Reachability reachability,
            FrontEndRefusals refusals,
            CatchingUp catchingUp) {
        this.name = name;
        this.pool = pool;
        this.answer = answer;
        this.reachability = reachability;
        this.refusals = refusals;
        this.catchingUp = catchingUp;
        this.sessions = new PreparedSessions(name);
    }

    /**
     * Does some work on a connection that was given these settings.
     *
     * @param sql what is sent, for whoever reads of it
     * @param wait how long the connection may say nothing before it counts as lost
     */
    <T> T on(List<Sql> settings, Sql sql, Duration wait, Work<T> work) {
        LOG.debug("To the {}: {}", name, sql);
        try (Connection connection = connect()) {
            sessions.prepare(connection, settings);
            // The pool sets it back when the connection is given back.
            connection.setNetworkTimeout(Runnable::run, (int) wait.toMillis());
            T result = work.on(connection);
            reachability.answered();
            return result;
        } catch (SQLException refused) {
            ClusterException refusal = refusals.refused(sql, refused);
            if (FrontEndRefusals.isLost(refused)) {
                reachability.failed(String.valueOf(refusal.getMessage()));
            } else {
                reachability.answered();
            }
            throw refusal;
        }
    }

    private Connection connect() {
        try {
            return pool.connection();
        } catch (SQLException unreachable) {
            ClusterException refusal = refusals.unreachable(unreachable);
            reachability.failed(String.valueOf(refusal.getMessage()));
            throw refusal;
        }
    }

    /** Work on a connection whose front end is not behind its leader. */
    <T> Work<T> current(Work<T> work) {
        return connection -> {
            int wait = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) answer.toMillis());
            catchingUp.of(connection);
            connection.setNetworkTimeout(Runnable::run, wait);
            return work.on(connection);
        };
    }

    /**
     * Gives the rows of an answer away as they come. Where it breaks, some may still be on their way, and the pool
     * would lend the connection to whoever asks next.
     */
    void stream(Connection connection, Sql sql, Consumer<CatalogRow> rows) throws SQLException {
        try {
            AnsweredRows.stream(connection, sql.text(), rows);
        } catch (SQLException broken) {
            pool.discard(connection);
            throw broken;
        }
    }

    void close() {
        pool.close();
    }

    /** What messages call this cluster. */
    @Override
    public String toString() {
        return name;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
