package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.CanaryStatements;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.LoadStatement;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.starrocks.LoadCanary;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A canary over JDBC: the table and its load have one name. */
public final class JdbcLoadCanary implements LoadCanary {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final FileFormat FORMAT = FileFormat.csv(new Separators('\1', '\n'));

    private final TableName table;
    private final FrontEnds frontEnds;
    private final Capabilities capabilities;
    private final StorageAccess storage;
    private final TargetCluster cluster;

    public JdbcLoadCanary(TableName table, FrontEnds frontEnds, Capabilities capabilities, StorageAccess storage) {
        this.table = table;
        this.frontEnds = frontEnds;
        this.capabilities = capabilities;
        this.storage = storage;
        this.cluster = new JdbcTargetCluster(
                table.database(), frontEnds, capabilities, storage, Publication.ofUnpartitioned(capabilities));
    }

    @Override
    public boolean hasDatabase() {
        return frontEnds.query(ClusterQueries.databases()).stream()
                .anyMatch(row -> row.text("Database").equals(table.database()));
    }

    @Override
    public void make() {
        frontEnds.define(CanaryStatements.make(table));
    }

    @Override
    public void load(StorageUri file) {
        LoadStatement statement = new LoadStatement(
                table.table(),
                TablePart.whole(table),
                List.of(file),
                FORMAT,
                List.of(FileColumn.plain(CanaryStatements.COLUMN)),
                TIMEOUT);
        frontEnds.execute(statement.sql(capabilities, storage));
    }

    @Override
    public Optional<LoadStatus> status() {
        return Optional.ofNullable(cluster.loads(List.of(table.table())).get(table.table()));
    }

    @Override
    public void drop() {
        frontEnds.define(CanaryStatements.drop(table));
    }

    @Override
    public void close() {
        frontEnds.close();
    }
}
