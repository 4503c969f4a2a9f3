package io.starmigrate.sandbox.world;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.sandbox.starrocks.load.InsertExecutor;
import io.starmigrate.sandbox.starrocks.load.LoadJobs;
import io.starmigrate.sandbox.starrocks.query.SelectExecutor;
import io.starmigrate.sandbox.starrocks.rows.DuckDbRowStore;
import io.starmigrate.sandbox.starrocks.server.StarRocksServer;

/** The executors that read and write rows. */
final class DataParts {
    private DataParts() {}

    static StarRocksServer.Part of(DuckDbRowStore rows) {
        return (router, cluster) -> {
            LoadJobs loads = new LoadJobs(cluster);
            router.register(StarRocksParser.QueryStatementContext.class, new SelectExecutor(rows.engine()));
            router.register(StarRocksParser.InsertStatementContext.class, new InsertExecutor(rows, loads));
        };
    }
}
