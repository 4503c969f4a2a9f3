package io.starmigrate.standin;

import io.starmigrate.standin.ddl.CatalogChanges;
import io.starmigrate.standin.load.RowStatements;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.rows.Engine;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.standin.session.StatementRouter;
import io.starmigrate.standin.session.StatementService;
import io.starmigrate.standin.show.CatalogShows;
import io.starmigrate.standin.storage.MemoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A stand-in without a network: statements in, rows out. */
public final class Stand implements AutoCloseable {
    private final DuckDbRowStore store;
    private final Session session;
    private final RowStatements statements;
    private final StatementService service;
    private final MemoryStorage storage = new MemoryStorage();

    /** A cluster of the mode that most clusters of the version have. */
    public Stand(Path directory, String version) {
        this(
                directory,
                Personality.of(version, version.startsWith("2.") ? RunMode.SHARED_NOTHING : RunMode.SHARED_DATA));
    }

    public Stand(Path directory, Personality personality) {
        this.store = new DuckDbRowStore(Engine.open(directory, "256MB", 2));
        Cluster cluster = new Cluster(personality, store, Clock.systemUTC(), new Random(7), StatementLog.NONE);
        StatementRouter router = new StatementRouter();
        CatalogChanges.register(router);
        CatalogShows.register(router, cluster);
        this.statements = new RowStatements(store, RowStatements.Settings.SANDBOX, access -> storage);
        statements.register(router, cluster);
        this.session = new Session(1, "root", cluster);
        this.service = new StatementService(cluster, router);
    }

    /** What EXPORT writes and LOAD reads. */
    public MemoryStorage storage() {
        return storage;
    }

    public Session session() {
        return session;
    }

    /** The last statement's answer. */
    public Answer run(String sql) {
        List<Answer> answers = new ArrayList<>();
        try {
            service.answerAll(session, sql, (answer, more) -> answers.add(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers.get(answers.size() - 1);
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
        statements.close();
        store.close();
    }
}
