package io.starmigrate.standin;

import io.starmigrate.standin.catalog.RowStore;
import io.starmigrate.standin.ddl.CatalogChanges;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.standin.session.StatementRouter;
import io.starmigrate.standin.session.StatementService;
import io.starmigrate.standin.show.CatalogShows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The catalog's statements without a network and without rows: texts in, rows out. */
public final class CatalogStand {
    private final Cluster cluster;
    private final Session session;
    private final StatementService service;

    public CatalogStand(Personality personality, RowStore rows) {
        this.cluster = new Cluster(personality, rows, Clock.systemUTC(), new Random(7), StatementLog.NONE);
        this.session = new Session(1, "root", cluster);
        StatementRouter router = new StatementRouter();
        CatalogChanges.register(router);
        CatalogShows.register(router, cluster);
        this.service = new StatementService(cluster, router);
    }

    public Cluster cluster() {
        return cluster;
    }

    /** Executes statements; the rows of their result sets, one after another. */
    public List<List<@Nullable String>> run(String text) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try {
            service.answerAll(session, text, (answer, more) -> take(answer, rows));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return rows;
    }

    private static void take(Answer answer, List<List<@Nullable String>> rows) {
        if (answer instanceof Answer.Rows result) {
            for (List<@Nullable String> row = result.rows().next();
                    row != null;
                    row = result.rows().next()) {
                rows.add(row);
            }
        }
    }
}
