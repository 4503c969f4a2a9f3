package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.outage.Reachability;
import io.starmigrate.worker.starrocks.ClusterException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends statements to one cluster over the MySQL protocol, by whichever of its front ends answers.
 *
 * <p>Statements go as text, one at a time, and every value comes back as text: what StarRocks prints is what is read. A
 * statement is never sent twice by this class; whether a lost one was executed is for the caller to ask.
 *
 * <p>Safe for use by many threads.
 */
public final class FrontEnds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrontEnds.class);
    private static final int CONNECTIONS = 32;

    /** What changes something may take a few times longer than what is asked. */
    private static final int CHANGES = 3;

    /** Beyond max_create_table_timeout_second, which is ten minutes. */
    private static final Duration DEFINITION = Duration.ofMinutes(11);

    /** Longer than StarRocks itself lets what it is told in a session of its own settings run. */
    private static final Duration LONGEST = Duration.ofHours(13);

    private final StatementConnections connections;
    private final Duration answer;
    private final EachFrontEnd each;
    private final boolean lent;

    private FrontEnds(StatementConnections connections, Duration answer, EachFrontEnd each, boolean lent) {
        this.connections = connections;
        this.answer = answer;
        this.each = each;
        this.lent = lent;
    }

    /**
     * Prepares connections that nobody watches; else as {@link #of(ClusterSide, ClusterConfig, Waits, Reachability)}.
     */
    public static FrontEnds of(ClusterSide side, ClusterConfig cluster) {
        return of(side, cluster, new Waits(CONNECTIONS, Waits.ANSWER), Reachability.unwatched());
    }

    /**
     * Prepares connections; none is made before the first statement.
     *
     * @param reachability is told whether the cluster answers
     */
    public static FrontEnds of(ClusterSide side, ClusterConfig cluster, Waits waits, Reachability reachability) {
        ClusterSettings settings = ClusterSettings.of(side);
        String where = side + " cluster (" + FrontEndPool.addresses(cluster) + ")";
        EachFrontEnd each = new EachFrontEnd(cluster, FrontEndPool.entering(cluster, waits.answer()));
        FrontEndPool pool = FrontEndPool.open(side, cluster, waits);
        FrontEndRefusals refusals =
                new FrontEndRefusals(where, settings, cluster.database(), () -> Greeting.foreign(cluster));
        CatchingUp catchingUp = new CatchingUp(where, settings.host);
        return new FrontEnds(
                new StatementConnections(where, pool, waits.answer(), reachability, refusals, catchingUp),
                waits.answer(),
                each,
                false);
    }

    /** The same connections for somebody else: they stay this one's, and closing what is answered closes none. */
    public FrontEnds lent() {
        return new FrontEnds(connections, answer, each, true);
    }

    /**
     * The rows a question answers with, as the leader of the front ends knows them by now; asked once more when the
     * connection was lost, because asking changes nothing.
     */
    public List<CatalogRow> query(Sql sql) {
        return onceMore(() -> query(List.of(), sql));
    }

    /**
     * The same, of the rows that have one of these values in a column, whatever the case of its letters: for answers
     * that cannot be asked to be shorter. All rows of an answer without such a column.
     */
    public List<CatalogRow> query(Sql sql, String column, Set<String> values) {
        AnsweredRows.Wanted wanted = AnsweredRows.Wanted.of(column, values);
        return onceMore(() -> connections.on(
                List.of(), sql, answer, connections.current(c -> AnsweredRows.list(c, sql.text(), wanted))));
    }

    /**
     * The same as {@link #query(Sql)}, each row given away as it comes and none held: a catalog may have a million. Of
     * a question that is asked once more a new fold hears everything.
     *
     * @return the fold that has heard all rows
     */
    public <T extends Consumer<CatalogRow>> T fold(Sql sql, Supplier<T> fold) {
        return onceMore(() -> folded(sql, fold.get()));
    }

    /** Asks again where nobody knows whether the first question was answered. */
    private static <T> T onceMore(Supplier<T> question) {
        try {
            return question.get();
        } catch (ClusterException lost) {
            if (lost.remedy() != Remedy.ASK_AGAIN) {
                throw lost;
            }
            LOG.debug("Asked again: {}", lost.getMessage());
            return question.get();
        }
    }

    private <T extends Consumer<CatalogRow>> T folded(Sql sql, T fold) {
        return connections.on(List.of(), sql, answer, connections.current(connection -> {
            connections.stream(connection, sql, fold);
            return fold;
        }));
    }

    /** The rows a question answers with, a moment old: for measurements, and for what no log tells, as versions. */
    public List<CatalogRow> glance(Sql sql) {
        return connections.on(List.of(), sql, answer, connection -> AnsweredRows.list(connection, sql.text()));
    }

    /**
     * The rows a statement answers with, on a connection that was given these settings. A setting the version does not
     * know is passed over. Such a statement may run for hours; when its connection dies, that is found within minutes.
     */
    public List<CatalogRow> query(List<Sql> settings, Sql sql) {
        return connections.on(
                settings,
                sql,
                settings.isEmpty() ? answer : LONGEST,
                connections.current(c -> AnsweredRows.list(c, sql.text())));
    }

    /** The same, each row given away as it comes. After a failure some may have come. */
    public void stream(List<Sql> settings, Sql sql, Consumer<CatalogRow> rows) {
        connections.on(settings, sql, LONGEST, connections.current(connection -> {
            connections.stream(connection, sql, rows);
            return List.of();
        }));
    }

    /**
     * The rows that all front ends of the configuration answer with, each asked for itself.
     *
     * @return empty when one of them did not answer
     */
    public Optional<List<CatalogRow>> queryEach(Sql sql) {
        return each.query(sql);
    }

    /**
     * Ends what front ends of the configuration execute, whose text has this in it. Behind a balancer only what the one
     * executes that answers.
     *
     * @return how many statements were ended
     */
    public int end(String part) {
        return each.end(part);
    }

    /** Executes a statement that answers with no rows. */
    public void execute(Sql sql) {
        execute(List.of(), sql);
    }

    /** Executes a statement that answers with no rows, as long as {@link #query(List, Sql)} and after such settings. */
    public void execute(List<Sql> settings, Sql sql) {
        execute(settings, sql, settings.isEmpty() ? answer.multipliedBy(CHANGES) : LONGEST);
    }

    /** Executes a statement that defines a table or a view: a front end waits minutes for thousands of tablets. */
    public void define(Sql sql) {
        execute(List.of(), sql, DEFINITION);
    }

    private void execute(List<Sql> settings, Sql sql, Duration wait) {
        connections.on(settings, sql, wait, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql.text());
            }
        });
    }

    /** What messages call this cluster. */
    @Override
    public String toString() {
        return connections.toString();
    }

    @Override
    public void close() {
        if (!lent) {
            connections.close();
        }
    }

    /**
     * What is waited for.
     *
     * @param connections how many may be open at once
     * @param answer how long a question that is no scan may take to be answered, beyond which its connection counts as
     *     lost; what changes something has three times as long
     */
    public record Waits(int connections, Duration answer) {
        /** Polls answer within moments; a front end that chooses its leader, or creates tablets, takes longer. */
        public static final Duration ANSWER = Duration.ofSeconds(60);
    }
}
