package io.starmigrate.standin.export;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.jobs.JobFaults;
import io.starmigrate.standin.jobs.JobThreads;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.storage.BackendStorage;
import java.time.Duration;

/** EXPORT TABLE: checked and its rows fixed at once, carried out later. */
public final class ExportExecutor implements StatementExecutor {
    private final ExportBackends backends;
    private final ExportSettings settings;
    private final JobThreads threads;

    /** What exports of a cluster share. */
    public record ExportBackends(
            DuckDbRowStore store, ExportJobs jobs, BackendStorage.Connector connector, JobFaults faults) {}

    /** @param threads as many as exports may run at once ({@code export_running_job_num_limit}) */
    public ExportExecutor(ExportBackends backends, ExportSettings settings, JobThreads threads) {
        this.backends = backends;
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        ExportTask task = session.cluster().catalog().locked(() -> submit(session, statement.exportStatement()));
        threads.work(task);
        return Answer.OK;
    }

    private ExportTask submit(Session session, StarRocksParser.ExportStatementContext statement) {
        ExportStatement export = ExportStatement.read(session, statement);
        ExportSnapshot snapshot = ExportSnapshot.take(backends.store(), export.partitions(), settings.bytesPerTask());
        ExportJob job = new ExportJob(
                session.cluster().nextId(),
                session.queryId(),
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
                null,
                ExportJob.Memory.WHOLE);
        backends.jobs().add(job);
        threads.later(Duration.ofSeconds(job.properties().timeout()), () -> timeOut(session, job));
        return new ExportTask(session, export, snapshot, job, backends);
    }

    private void timeOut(Session session, ExportJob job) {
        backends.jobs()
                .change(
                        job.id(),
                        j -> j.cancelled(
                                "TIMEOUT", "timeout", session.cluster().clock().instant()));
    }
}
