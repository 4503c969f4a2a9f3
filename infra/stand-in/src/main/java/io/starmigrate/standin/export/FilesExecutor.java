package io.starmigrate.standin.export;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.CredentialMask;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.query.EngineErrors;
import io.starmigrate.standin.query.QueryRunner;
import io.starmigrate.standin.query.QueryTranslator;
import io.starmigrate.standin.rows.Engine;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.storage.BackendStorage;
import io.starmigrate.standin.storage.BackendStorageException;
import io.starmigrate.standin.storage.StorageAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * INSERT INTO FILES: writes a query's rows to Parquet files and answers when all are in the store. No label, no
 * transaction; executed again, it writes more files.
 */
public final class FilesExecutor implements StatementExecutor {
    private final Engine engine;
    private final BackendStorage.Connector connector;

    public FilesExecutor(Engine engine, BackendStorage.Connector connector) {
        this.engine = engine;
        this.connector = connector;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.InsertStatementContext insert = statement.insertStatement();
        if (insert.explainDesc() != null || insert.OVERWRITE() != null || insert.queryStatement() == null) {
            throw SqlError.notKnown(CredentialMask.masked(text));
        }
        Map<String, String> properties = Literals.properties(insert.propertyList());
        FilesTarget target = FilesTarget.read(session.personality(), properties);
        ParquetFiles files = new ParquetFiles(session.personality(), offset(session));
        QueryRunner.Bound query = session.cluster().catalog().locked(() -> {
            String sql =
                    new QueryTranslator(session).query(insert.queryStatement().queryRelation());
            return QueryRunner.bind(engine.connect(), sql);
        });
        try (query) {
            checkNames(query);
            files.check(query.types());
            StorageAccess access =
                    StorageAccess.read(session.personality(), target.path().root(), properties);
            try (BackendStorage storage = connector.connect(access)) {
                return new Answer.Done(write(session, query, target, files, storage), "");
            }
        } catch (BackendStorageException | IOException refused) {
            throw SqlError.executing(session.personality(), String.valueOf(refused.getMessage()));
        } catch (SQLException refused) {
            throw EngineErrors.executing(refused);
        }
    }

    private static void checkNames(QueryRunner.Bound query) {
        Set<String> names = new HashSet<>();
        query.columns().forEach(column -> {
            if (!names.add(column.name())) {
                throw SqlError.analyzing(
                        "expect column names to be distinct, but got duplicate(s): [" + column.name() + "]");
            }
        });
    }

    private static int offset(Session session) {
        String zone = session.variables().getOrDefault("time_zone", "UTC");
        try {
            return ZoneId.of(zone)
                    .getRules()
                    .getOffset(session.cluster().clock().instant())
                    .getTotalSeconds();
        } catch (DateTimeException unknown) {
            throw SqlError.analyzing("Unknown or incorrect time zone: '" + zone + "'");
        }
    }

    private long write(
            Session session, QueryRunner.Bound query, FilesTarget target, ParquetFiles files, BackendStorage storage)
            throws IOException, SQLException {
        Path scratch = Files.createTempDirectory(engine.directory(), "files");
        Path directory = scratch.resolve("written");
        try {
            long rows = files.write(query, target, directory);
            if (rows > 0) {
                upload(session, ParquetFiles.of(directory), target, storage);
            }
            return rows;
        } finally {
            clear(scratch, directory);
        }
    }

    /** Since 3.3 what was written is taken back when the statement fails. */
    private static void upload(Session session, List<Path> files, FilesTarget target, BackendStorage storage) {
        List<String> written = new ArrayList<>();
        try {
            for (Path file : files) {
                String key = target.prefix() + session.queryId() + "_0_0_" + written.size() + ".parquet";
                storage.write(target.path().bucket(), key, file);
                written.add(key);
            }
        } catch (BackendStorageException refused) {
            if (session.personality().atLeast(3, 3)) {
                written.forEach(key -> storage.delete(target.path().bucket(), key));
            }
            throw refused;
        }
    }

    private static void clear(Path scratch, Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            for (Path file : ParquetFiles.of(directory)) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(directory);
        Files.delete(scratch);
    }
}
