package io.starmigrate.sandbox.starrocks;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.sandbox.starrocks.ddl.CatalogChanges;
import io.starmigrate.sandbox.starrocks.load.InsertExecutor;
import io.starmigrate.sandbox.starrocks.load.LoadJobs;
import io.starmigrate.sandbox.starrocks.parse.Statements;
import io.starmigrate.sandbox.starrocks.query.SelectExecutor;
import io.starmigrate.sandbox.starrocks.rows.DuckDbRowStore;
import io.starmigrate.sandbox.starrocks.rows.Engine;
import io.starmigrate.sandbox.starrocks.session.Cluster;
import io.starmigrate.sandbox.starrocks.session.Session;
import io.starmigrate.sandbox.starrocks.session.StatementLog;
import io.starmigrate.sandbox.starrocks.session.StatementRouter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stand-in without a network: statements in, rows out. */
public final class Stand implements AutoCloseable {
    private final DuckDbRowStore store;
    private final Session session;
    private final Statements statements;
    private final StatementRouter router = new StatementRouter();

    public Stand(Path directory, String version) {
        Personality personality = Personality.of(version, RunMode.SHARED_DATA);
        this.store = new DuckDbRowStore(Engine.open(directory, "256MB", 2));
        Cluster cluster =
                new Cluster(personality, store, Clock.systemUTC(), new java.util.Random(7), StatementLog.NONE);
        this.session = new Session(1, "root", cluster);
        this.statements = new Statements(personality);
        CatalogChanges.register(router);
        router.register(StarRocksParser.QueryStatementContext.class, new SelectExecutor(store.engine()));
        router.register(StarRocksParser.InsertStatementContext.class, new InsertExecutor(store, new LoadJobs(cluster)));
    }

    public Session session() {
        return session;
    }

    public Answer run(String sql) {
        return Statements.split(sql).stream()
                .map(piece -> router.execute(session, statements.read(piece), piece.text()))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    public List<List<@Nullable String>> rows(String sql) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        Answer.Rows answer = (Answer.Rows) run(sql);
        for (List<@Nullable String> row = answer.rows().next();
                row != null;
                row = answer.rows().next()) {
            rows.add(row);
        }
        return rows;
    }

    /** The only value of the only row. */
    public @Nullable String value(String sql) {
        List<List<@Nullable String>> rows = rows(sql);
        if (rows.size() != 1 || rows.get(0).size() != 1) {
            throw new AssertionError("one value expected, found " + rows);
        }
        return rows.get(0).get(0);
    }

    @Override
    public void close() {
        store.close();
    }
}
