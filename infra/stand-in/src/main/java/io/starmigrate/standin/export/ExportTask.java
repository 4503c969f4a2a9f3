package io.starmigrate.standin.export;

import io.starmigrate.standin.jobs.JobFaults;
import io.starmigrate.standin.rows.RowStoreException;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.standin.storage.BackendStorageException;
import io.starmigrate.standin.storage.StorageAccess;
import io.starmigrate.standin.storage.StoragePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One export from its start to its last state: temporary files first, then each renamed to its final name. */
final class ExportTask implements Runnable {
    private final Session session;
    private final ExportStatement statement;
    private final ExportSnapshot snapshot;
    private final ExportJob job;
    private final ExportJobs jobs;
    private final BackendStorage.Connector connector;
    private final JobFaults faults;
    private final List<String> finals = new ArrayList<>();
    private final List<String> temporaries = new ArrayList<>();

    ExportTask(
            Session session,
            ExportStatement statement,
            ExportSnapshot snapshot,
            ExportJob job,
            ExportExecutor.ExportBackends backends) {
        this.session = session;
        this.statement = statement;
        this.snapshot = snapshot;
        this.job = job;
        this.jobs = backends.jobs();
        this.connector = backends.connector();
        this.faults = backends.faults();
    }

    @Override
    public void run() {
        if (jobs.change(job.id(), j -> j.exporting(session.cluster().clock().instant()))
                .isEmpty()) {
            closeSnapshot();
            return;
        }
        try {
            export();
        } catch (BackendStorageException | IOException | SQLException refused) {
            fail("RUN_FAIL", String.valueOf(refused.getMessage()));
        } finally {
            closeSnapshot();
        }
    }

    private void export() throws IOException, SQLException {
        Optional<String> unwritable = CsvFile.unwritable(session.personality(), statement.columns());
        if (unwritable.isPresent() && !snapshot.tasks().isEmpty()) {
            fail("RUN_FAIL", "No CSV converter for type " + unwritable.get());
            return;
        }
        StoragePath directory = StoragePath.parse(statement.directory());
        StorageAccess access = StorageAccess.read(session.personality(), directory.root(), statement.credentials());
        try (BackendStorage storage = connector.connect(access)) {
            writeTemporaries(storage, directory);
            faults.awaitRelease();
            faults.ofExport("EXPORT " + job.database() + "." + job.table() + " " + job.path())
                    .ifPresent(error -> fail(error.type(), error.message()));
            boolean renamed = jobs.alive(job.id()) && rename(storage, directory);
            if (!renamed || finish().isEmpty()) {
                remove(storage, directory);
            }
        }
    }

    private Optional<ExportJob> finish() {
        return jobs.change(job.id(), j -> j.finished(session.cluster().clock().instant()));
    }

    private void writeTemporaries(BackendStorage storage, StoragePath directory) throws IOException, SQLException {
        Path scratch = Files.createTempDirectory("export");
        try {
            for (int task = 0; task < snapshot.tasks().size() && jobs.alive(job.id()); task++) {
                Path file = scratch.resolve(Integer.toString(task));
                long rows = CsvFile.write(
                        snapshot.connection(),
                        snapshot.tasks().get(task),
                        statement.columns(),
                        statement.properties(),
                        file);
                if (rows > 0) {
                    String temporary = temporary(fileName(task)) + "."
                            + session.cluster().clock().millis();
                    storage.write(directory.bucket(), directory.key() + temporary, file);
                    temporaries.add(temporary);
                    Files.delete(file);
                }
                int progress = 95 * (task + 1) / snapshot.tasks().size();
                jobs.change(job.id(), j -> j.at(progress));
            }
        } finally {
            clear(scratch);
        }
    }

    /** A refused file is still there. */
    private static void clear(Path scratch) throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(scratch);
    }

    private String fileName(int task) {
        boolean id = statement.properties().fileNames() == ExportProperties.FileNames.WITH_QUERY_ID;
        return statement.prefix() + (id ? job.queryId() + "_" : "") + task + "_0_0.csv";
    }

    private String temporary(String fileName) {
        return "__starrocks_export_tmp_" + job.queryId() + "/" + fileName;
    }

    private boolean rename(BackendStorage storage, StoragePath directory) {
        for (String temporary : temporaries) {
            String name = temporary.substring(temporary.indexOf('/') + 1, temporary.lastIndexOf('.'));
            String target = directory.key() + name;
            if (!jobs.alive(job.id())) {
                return false;
            }
            if (storage.exists(directory.bucket(), target)) {
                fail(
                        "RUN_FAIL",
                        "move tmp file to final destination fail, " + statement.directory() + name + " already exist");
                return false;
            }
            storage.copy(directory.bucket(), directory.key() + temporary, target);
            finals.add(target);
            storage.delete(directory.bucket(), directory.key() + temporary);
        }
        return true;
    }

    /** What a cancelled export leaves is taken away as far as that goes. */
    private void remove(BackendStorage storage, StoragePath directory) {
        finals.forEach(key -> storage.delete(directory.bucket(), key));
        temporaries.forEach(name -> storage.delete(directory.bucket(), directory.key() + name));
    }

    private void fail(String type, String message) {
        jobs.change(
                job.id(),
                j -> j.cancelled(type, message, session.cluster().clock().instant()));
    }

    private void closeSnapshot() {
        try {
            snapshot.connection().close();
        } catch (SQLException e) {
            throw new RowStoreException("end an export's snapshot", e);
        }
    }
}
