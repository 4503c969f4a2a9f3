package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.export.CancelExport;
import io.starmigrate.standin.export.ExportExecutor;
import io.starmigrate.standin.export.ExportJobs;
import io.starmigrate.standin.export.ExportSettings;
import io.starmigrate.standin.export.FilesExecutor;
import io.starmigrate.standin.export.ShowExport;
import io.starmigrate.standin.jobs.JobFaults;
import io.starmigrate.standin.jobs.JobThreads;
import io.starmigrate.standin.query.DeleteExecutor;
import io.starmigrate.standin.query.SelectExecutor;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.session.StatementRouter;
import io.starmigrate.standin.storage.BackendStorage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The statements that read and write rows, registered for one cluster. Closing ends the cluster's jobs. */
public final class RowStatements implements AutoCloseable {
    /** {@code export_running_job_num_limit} and {@code max_broker_load_job_concurrency}. */
    private static final int JOBS_AT_ONCE = 5;

    private final JobThreads exports;
    private final JobThreads loads;

    /** How fast the cluster's schedulers are. */
    public record Settings(ExportSettings export, LoadSettings load) {
        public static final Settings SANDBOX = new Settings(ExportSettings.SANDBOX, LoadSettings.SANDBOX);

        /** The sandbox's, but for how often the checkers look. */
        public static Settings checking(Duration interval) {
            return new Settings(
                    new ExportSettings(interval, ExportSettings.SANDBOX.bytesPerTask()), new LoadSettings(interval));
        }
    }

    private final JobFaults faults = new JobFaults();
    private final ExportJobs exportJobs = new ExportJobs();
    private @Nullable LoadJobs loadJobs;
    private final DuckDbRowStore store;
    private final Settings settings;
    private final BackendStorage.Connector connector;

    /** @param store the same that the cluster has as its row store; the caller closes it, after this */
    public RowStatements(DuckDbRowStore store, Settings settings, BackendStorage.Connector connector) {
        this.store = store;
        this.settings = settings;
        this.exports = new JobThreads("export", JOBS_AT_ONCE, settings.export().checkInterval());
        this.loads = new JobThreads("load", JOBS_AT_ONCE, settings.load().checkInterval());
        this.connector = connector;
    }

    /** Registers the executors and the tables of information_schema; once, for one cluster. */
    public AutoCloseable register(StatementRouter router, Cluster cluster) {
        LoadJobs loads = new LoadJobs(cluster);
        loadJobs = loads;
        register(router, loads);
        LoadViews.provide(cluster, loads);
        return this;
    }

    private void register(StatementRouter router, LoadJobs loadJobs) {
        LoadTask.LoadBackends backends = new LoadTask.LoadBackends(store, loadJobs, connector, faults);
        ExportExecutor.ExportBackends exporting =
                new ExportExecutor.ExportBackends(store, exportJobs, connector, faults);
        router.register(StarRocksParser.QueryStatementContext.class, new SelectExecutor(store.engine()))
                .register(StarRocksParser.InsertStatementContext.class, inserts(loadJobs))
                .register(StarRocksParser.DeleteStatementContext.class, new DeleteExecutor(store))
                .register(
                        StarRocksParser.ExportStatementContext.class,
                        new ExportExecutor(exporting, settings.export(), exports))
                .register(StarRocksParser.ShowExportStatementContext.class, new ShowExport(exportJobs))
                .register(StarRocksParser.CancelExportStatementContext.class, new CancelExport(exportJobs))
                .register(StarRocksParser.LoadStatementContext.class, new BrokerLoadExecutor(backends, loads))
                .register(StarRocksParser.ShowLoadStatementContext.class, new ShowLoad(loadJobs))
                .register(StarRocksParser.CancelLoadStatementContext.class, new CancelLoad(loadJobs))
                .register(StarRocksParser.ShowProcStatementContext.class, new ShowTransactions(loadJobs));
    }

    /** What goes wrong with exports and loads. */
    public JobFaults faults() {
        return faults;
    }

    /**
     * What a front end does to jobs when it restarts or gives up leadership: exports that have not ended are cancelled;
     * loads go on.
     */
    public void restart(Instant when) {
        exportJobs.replay(when);
    }

    /** Forgets loads that have ended: their labels can be used again, SHOW LOAD does not know them. */
    public void forgetLabels() {
        if (loadJobs != null) {
            loadJobs.forgetEnded();
        }
    }

    private StatementExecutor inserts(LoadJobs jobs) {
        StatementExecutor intoTables = new InsertExecutor(store, jobs, faults);
        StatementExecutor intoFiles = new FilesExecutor(store.engine(), connector);
        return (session, statement, text) -> {
            boolean files = statement.insertStatement().FILES() != null;
            return (files ? intoFiles : intoTables).execute(session, statement, text);
        };
    }

    @Override
    public void close() {
        exports.close();
        loads.close();
    }
}
