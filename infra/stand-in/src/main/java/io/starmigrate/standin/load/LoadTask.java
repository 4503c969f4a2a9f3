package io.starmigrate.standin.load;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.jobs.JobFaults;
import io.starmigrate.standin.query.EngineErrors;
import io.starmigrate.standin.rows.DuckDbRowStore;
import io.starmigrate.standin.rows.EngineSql;
import io.starmigrate.standin.rows.Staging;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.standin.storage.BackendStorageException;
import io.starmigrate.standin.storage.StorageAccess;
import io.starmigrate.standin.storage.StoragePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** One BROKER LOAD from listing its files to its commit. */
final class LoadTask implements Runnable {
    private static final int REASONS = 50;

    private final Session session;
    private final LoadJob job;
    private final List<FileGroup> groups;
    private final LoadProperties properties;
    private final Map<String, String> credentials;
    private final LoadBackends backends;

    /** What tasks of a cluster share. */
    record LoadBackends(DuckDbRowStore store, LoadJobs jobs, BackendStorage.Connector connector, JobFaults faults) {}

    LoadTask(
            Session session,
            LoadJob job,
            List<FileGroup> groups,
            LoadProperties properties,
            Map<String, String> credentials,
            LoadBackends backends) {
        this.session = session;
        this.job = job;
        this.groups = groups;
        this.properties = properties;
        this.credentials = credentials;
        this.backends = backends;
    }

    @Override
    public void run() {
        try {
            load();
        } catch (BackendStorageException refused) {
            cancel("ETL_RUN_FAIL", String.valueOf(refused.getMessage()));
        } catch (SqlError refused) {
            cancel("LOAD_RUN_FAIL", String.valueOf(refused.getMessage()));
        } catch (SQLException refused) {
            cancel(
                    "LOAD_RUN_FAIL",
                    String.valueOf(EngineErrors.analyzing(refused).getMessage()));
        } catch (IOException unreachable) {
            cancel("LOAD_RUN_FAIL", String.valueOf(unreachable.getMessage()));
        }
    }

    private void load() throws IOException, SQLException {
        StoragePath first = StoragePath.parse(groups.get(0).paths().get(0));
        StorageAccess access = StorageAccess.read(session.personality(), first.root(), credentials);
        Path scratch = Files.createTempDirectory(backends.store().engine().directory(), "load");
        try (BackendStorage storage = backends.connector().connect(access);
                DuckDBConnection connection = backends.store().engine().connect()) {
            List<List<FileSource.Found>> files = find(storage);
            if (!move(LoadJob.State.QUEUEING) || !move(LoadJob.State.LOADING)) {
                return;
            }
            backends.faults().awaitRelease();
            Optional<JobFaults.ErrorMsg> failure = backends.faults().ofLoad(text());
            if (failure.isPresent()) {
                cancel(failure.get().type(), failure.get().message());
                return;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TimeZone = " + EngineSql.literal(properties.timezone()));
            }
            commit(stage(storage, connection, files, scratch));
        } finally {
            clear(scratch);
        }
    }

    private String text() {
        return "LOAD " + job.database() + "." + job.label() + " " + job.tables() + " "
                + groups.stream().map(FileGroup::paths).toList();
    }

    private List<List<FileSource.Found>> find(BackendStorage storage) {
        List<List<FileSource.Found>> found = new ArrayList<>();
        for (FileGroup group : groups) {
            List<FileSource.Found> files = new ArrayList<>();
            for (String text : group.paths()) {
                StoragePath path = StoragePath.parse(text);
                FileGlob.find(storage, path).forEach(item -> files.add(new FileSource.Found(path, item)));
            }
            found.add(files);
        }
        if (found.stream().allMatch(List::isEmpty)) {
            throw new BackendStorageException(LoadTexts.noFiles(session.personality(), groups), null);
        }
        LoadJob.Counters counters = new LoadJob.Counters(
                (int) found.stream().mapToLong(List::size).sum(),
                found.stream()
                        .flatMap(List::stream)
                        .mapToLong(file -> file.item().size())
                        .sum(),
                (int) found.stream().filter(files -> !files.isEmpty()).count(),
                0,
                0,
                0,
                0);
        backends.jobs().change(job.id(), j -> j.counting(counters, List.of()));
        return found;
    }

    private List<Staging> stage(
            BackendStorage storage, DuckDBConnection connection, List<List<FileSource.Found>> files, Path scratch)
            throws IOException, SQLException {
        List<Staging> stagings = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (files.get(i).isEmpty()) {
                continue;
            }
            FileGroup group = groups.get(i);
            FileSource source = new FileSource(
                    connection, group, scratch, i, session.personality().atLeast(3, 0));
            String rows = source.read(storage, files.get(i));
            LoadMapping mapping = new LoadMapping(session, group, properties, FileSource.parquet(group, files.get(i)));
            try (Statement prepare = connection.createStatement()) {
                prepare.execute(new RowShape(session, group.table()).preparation());
            }
            Staging staging =
                    new Staging(backends.store(), connection, group.table().definition(), i);
            staging.stage(mapping.staged(rows));
            PartitionTargets targets = new PartitionTargets(session.cluster(), group.table(), group.partitions());
            staging.route(group.table().partitionColumns(), targets::find, LoadTarget.OUT_OF_RANGE);
            if (backends.faults().filtersHalf()) {
                staging.filterHalf("a row of bad quality, as ordered");
            }
            count(source, staging);
            stagings.add(staging);
        }
        return stagings;
    }

    private void count(FileSource source, Staging staging) throws SQLException {
        Staging.Counts counts = staging.counts();
        List<String> reasons = staging.reasons(REASONS);
        backends.jobs().change(job.id(), j -> {
            LoadJob.Counters c = j.counters();
            List<String> rejected = new ArrayList<>(j.rejected());
            reasons.forEach(reason -> rejected.add("Error: " + reason));
            return j.counting(
                    new LoadJob.Counters(
                            c.files(),
                            c.bytes(),
                            c.tasks(),
                            c.scanned() + source.rows(),
                            c.filtered() + counts.filtered(),
                            c.unselected() + source.rows() - counts.all(),
                            c.loaded() + counts.all() - counts.filtered()),
                    rejected);
        });
    }

    private void commit(List<Staging> stagings) throws SQLException {
        LoadJob.Counters counters =
                backends.jobs().change(job.id(), j -> j).map(LoadJob::counters).orElse(LoadJob.Counters.NONE);
        long total = counters.filtered() + counters.loaded();
        if (counters.filtered() > properties.maxFilterRatio() * total) {
            cancel("ETL_QUALITY_UNSATISFIED", LoadTexts.quality(session.personality()));
        } else if (counters.loaded() == 0) {
            cancel("LOAD_RUN_FAIL", LoadTexts.empty(session.personality()));
        } else if (move(LoadJob.State.PREPARED)) {
            WriteTransaction.commit(session.cluster(), stagings);
            move(LoadJob.State.FINISHED);
        }
    }

    private boolean move(LoadJob.State state) {
        return backends.jobs().change(job.id(), j -> j.in(state, now())).isPresent();
    }

    private void cancel(String type, String message) {
        backends.jobs().change(job.id(), j -> j.cancelled(type, message, now()));
    }

    private Instant now() {
        return session.cluster().clock().instant();
    }

    private static void clear(Path scratch) throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(scratch);
    }
}
