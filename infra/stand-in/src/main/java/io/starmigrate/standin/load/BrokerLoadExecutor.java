package io.starmigrate.standin.load;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.jobs.JobThreads;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** LOAD LABEL: checked at once, carried out later. */
public final class BrokerLoadExecutor implements StatementExecutor {
    private final LoadTask.LoadBackends backends;
    private final JobThreads threads;

    BrokerLoadExecutor(LoadTask.LoadBackends backends, JobThreads threads) {
        this.backends = backends;
        this.threads = threads;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.LoadStatementContext load = statement.loadStatement();
        if (load.data == null || load.system != null || load.resource != null) {
            throw SqlError.notKnown(text);
        }
        String label = Names.text(load.label.label);
        String database = session.databaseOr(load.label.db == null ? null : Names.text(load.label.db));
        LoadJobs.checkLabel(label);
        List<StarRocksParser.DataDescContext> descriptions = load.data.dataDesc();
        List<Table> tables = session.cluster()
                .catalog()
                .locked(() -> descriptions.stream()
                        .map(description -> FileGroup.table(session, database, description))
                        .toList());
        LoadProperties properties = LoadProperties.read(session.personality(), Literals.properties(load.props));
        if (load.broker == null) {
            throw SqlError.notKnown("LOAD without WITH BROKER");
        }
        if (load.broker.name != null) {
            throw SqlError.executing(session.personality(), "Unknown broker: " + Names.text(load.broker.name));
        }
        List<FileGroup> groups = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            groups.add(FileGroup.read(session, tables.get(i), descriptions.get(i)));
        }
        Map<String, String> credentials = Literals.properties(load.broker.propertyList());
        LoadJob job = job(session, label, database, tables, properties);
        backends.jobs().add(job);
        threads.work(new LoadTask(session, job, groups, properties, credentials, backends));
        threads.later(Duration.ofSeconds(properties.timeout()), () -> timeOut(session, job));
        return Answer.OK;
    }

    private void timeOut(Session session, LoadJob job) {
        backends.jobs()
                .change(
                        job.id(),
                        j -> j.state() == LoadJob.State.PREPARED
                                ? j
                                : j.cancelled(
                                        "TIMEOUT",
                                        "Load timeout. Increase the timeout and retry",
                                        session.cluster().clock().instant()));
    }

    private static LoadJob job(
            Session session, String label, String database, List<Table> tables, LoadProperties properties) {
        return new LoadJob(
                session.cluster().nextId(),
                label,
                database,
                tables.stream().map(Table::name).distinct().toList(),
                session.user(),
                "BROKER",
                properties.priority(),
                properties.timeout(),
                properties.maxFilterRatio(),
                LoadJob.State.PENDING,
                LoadJob.Counters.NONE,
                session.cluster().nextQueryId(),
                session.cluster().nextId(),
                session.cluster().clock().instant(),
                null,
                null,
                null,
                List.of());
    }
}
