package io.starmigrate.sandbox.starrocks.export;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.sandbox.starrocks.Answer;
import io.starmigrate.sandbox.starrocks.rows.DuckDbRowStore;
import io.starmigrate.sandbox.starrocks.session.Session;
import io.starmigrate.sandbox.starrocks.session.StatementExecutor;
import io.starmigrate.sandbox.starrocks.storage.BackendStorage;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** EXPORT TABLE: checked and its rows fixed at once, carried out later. */
public final class ExportExecutor implements StatementExecutor {
    private final DuckDbRowStore store;
    private final ExportJobs jobs;
    private final ExportSettings settings;
    private final ScheduledExecutorService threads;
    private final BackendStorage.Connector connector;

    /** @param threads as many as exports may run at once ({@code export_running_job_num_limit}) */
    public ExportExecutor(
            DuckDbRowStore store,
            ExportJobs jobs,
            ExportSettings settings,
            ScheduledExecutorService threads,
            BackendStorage.Connector connector) {
        this.store = store;
        this.jobs = jobs;
        this.settings = settings;
        this.threads = threads;
        this.connector = connector;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        ExportTask task = session.cluster().catalog().locked(() -> submit(session, statement.exportStatement()));
        long wait = settings.checkInterval().toMillis();
        threads.schedule(task, wait, TimeUnit.MILLISECONDS);
        return Answer.OK;
    }

    private ExportTask submit(Session session, StarRocksParser.ExportStatementContext statement) {
        ExportStatement export = ExportStatement.read(session, statement);
        ExportSnapshot snapshot = ExportSnapshot.take(store, export.partitions(), settings.bytesPerTask());
        ExportJob job = new ExportJob(
                session.cluster().nextId(),
                UUID.randomUUID().toString(),
                export.database(),
                export.table().name(),
                export.partitionNames(),
                export.columnNames(),
                export.directory(),
                export.properties(),
                snapshot.tablets(),
                snapshot.tasks().size(),
                ExportJob.State.PENDING,
                0,
                session.cluster().clock().instant(),
                null,
                null,
                null);
        jobs.add(job);
        session.lastQueryId(job.queryId());
        threads.schedule(
                () -> jobs.change(
                        job.id(),
                        j -> j.cancelled(
                                "TIMEOUT", "timeout", session.cluster().clock().instant())),
                job.properties().timeout(),
                TimeUnit.SECONDS);
        return new ExportTask(session, export, snapshot, job, jobs, connector);
    }
}
