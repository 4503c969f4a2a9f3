package io.starmigrate.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableDefinition;
import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.fingerprint.FingerprintReading;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.ExportStatement;
import io.starmigrate.core.starrocks.statement.FilesStatement;
import io.starmigrate.core.starrocks.statement.LoadStatement;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.core.starrocks.transfer.SeparatorScan;
import io.starmigrate.core.starrocks.transfer.TransferPath;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The program of {@code docs/embedding.md} that moves a partition does what the guide says. */
class MovePartitionGuideTest {
    private static final String DDL = "CREATE TABLE `sales` (`d` date NOT NULL, `who` bitmap) DUPLICATE KEY(`d`)"
            + " PARTITION BY RANGE(`d`) (PARTITION p202401 VALUES [('2024-01-01'), ('2024-02-01')))"
            + " DISTRIBUTED BY HASH(`d`)";

    private final List<Sql> sent = new ArrayList<>();

    // guide begins
    /** Whatever sends a statement and gives back its rows by column name; over JDBC, say. */
    interface Cluster {
        List<CatalogRow> ask(Sql sql);
    }

    static void move(Cluster from, Cluster to) {
        // 1. Versions decide everything. current_version() of a running cluster, in any shape.
        Capabilities source = Capabilities.of(version(from));
        Capabilities target = Capabilities.of(version(to));
        source.warnings().forEach(System.out::println);

        // 2. The table as the source tells it, in three answers that must agree.
        TableName table = new TableName("shop", "sales");
        String ddl = from.ask(TableColumn.showCreateTable(table)).get(0).require("Create Table");
        TableDefinition definition = TableDefinition.read(
                new TableDefinition.Answers(
                        ddl, from.ask(TableColumn.describe(table)), from.ask(TableColumn.list(table))),
                source);
        List<TableColumn> columns = definition.columns();
        CatalogPartition partition =
                CatalogPartition.readAll(from.ask(CatalogPartition.show(table))).get(0);
        TablePart part = TablePart.partition(table, partition.name());

        // 3. Which way its columns' types leave open; why, and if none: which column stands in the way.
        TransferPlan plan = TransferPlan.of(source, target, columns).filteredBy(DataFilter.all());
        plan.reasons().forEach(System.out::println);
        plan.refusals().forEach(System.out::println);
        TransferPath path = plan.path().orElseThrow();

        // 4. Out of the source: every attempt into a folder of its own, in a session in UTC.
        SessionSettings.forReading(source, Duration.ofHours(6)).forEach(from::ask);
        StorageUri folder = StorageUri.parse("s3://bucket/shop/sales/p202401/attempt-1/");
        StorageAccess storage = StorageAccess.s3("us-east-1", StorageCredentials.accessKey("AK", Secret.of("SK")))
                .withEndpoint(URI.create("https://minio.example"))
                .withAddressing(StorageAccess.Addressing.PATH);
        FileFormat format = unload(from, source, storage, target, part, columns, path, folder);

        // 5. Into the target: staged beside the rows that show, switched in by one statement.
        StagingChoice staging = StagingChoice.of(definition.scheme(), Publication.ofUnpartitioned(target));
        System.out.println(staging.place() + ": " + staging.reason());
        to.ask(StagingStatements.addTemporaryPartition(table, "staged", partition.bounds()));
        TablePart staged = TablePart.temporary(table, "staged");
        List<StorageUri> files = List.of(folder.resolve("the-files-that-were-listed.parquet"));
        to.ask(new LoadStatement("label_1", staged, files, format, path.loadColumns(), Duration.ofHours(4))
                .sql(target, storage));

        // 6. Compared before it shows: one recipe for both clusters.
        FingerprintQuery fingerprint = FingerprintQuery.of(source, target, columns);
        CatalogRow here = from.ask(fingerprint.sql(part)).get(0);
        CatalogRow there = to.ask(fingerprint.sql(staged)).get(0);
        FingerprintReading exported = fingerprint.read(here);
        FingerprintReading loaded = fingerprint.read(there);
        System.out.println("not compared in full: " + exported.partlyProvedBy(loaded));
        if (exported.proves(loaded)) {
            to.ask(StagingStatements.replacePartition(table, partition.name(), "staged"));
        }
    }

    static FileFormat unload(
            Cluster from,
            Capabilities source,
            StorageAccess storage,
            Capabilities target,
            TablePart part,
            List<TableColumn> columns,
            TransferPath path,
            StorageUri folder) {
        if (path.format() == FileFormat.Kind.PARQUET) {
            from.ask(new FilesStatement(part, path.items(), folder, 512L << 20).sql(source, storage));
            return FileFormat.parquet();
        }
        // EXPORT quotes nothing: the scan proves which separators no value holds.
        SeparatorScan scan = SeparatorScan.of(source, target, columns);
        SeparatorScan.Choice choice =
                scan.isNeeded() ? scan.read(from.ask(scan.sql(part)).get(0)) : scan.withoutScan();
        Separators separators = choice.separators().orElseThrow(() -> new IllegalStateException(choice.obstacle()));
        from.ask(new ExportStatement(part, path.columnNames(), folder, separators, Duration.ofHours(2))
                .sql(source, storage)); // asynchronous: watch it by its folder, see ExportJob
        return FileFormat.csv(separators);
    }

    static String version(Cluster cluster) {
        CatalogRow row = cluster.ask(ClusterQueries.backendVersion()).get(0);
        return row.text(row.columns().iterator().next());
    }

    /** What a refusal means: code and message of the SQLException. */
    static Remedy afterRefusal(int code, String message) {
        return ErrorClassification.remedy(code, message);
    }
    // guide ends

    @Test
    void the_guides_program_sends_what_it_says() {
        move(cluster("3.3.14-5d8438a"), cluster("3.5.2-7e63e32"));

        assertThat(sent)
                .extracting(Sql::text)
                .anyMatch(sql -> sql.startsWith("INSERT INTO FILES (\"path\" = \"s3a://bucket/shop/sales/p202401/")
                        && sql.contains("bitmap_to_base64(`who`)"))
                .anyMatch(sql -> sql.startsWith("LOAD LABEL") && sql.contains("base64_to_bitmap(`field_who`)"))
                .last()
                .isEqualTo("ALTER TABLE `shop`.`sales` REPLACE PARTITION (`p202401`) WITH TEMPORARY PARTITION"
                        + " (`staged`)");
        assertThat(sent.toString()).doesNotContain("\"SK\"");
        assertThat(afterRefusal(1064, "Label [label_1] has already been used.")).isEqualTo(Remedy.ALREADY_DONE);
    }

    private Cluster cluster(String version) {
        return sql -> {
            sent.add(sql);
            return answer(version, sql.text());
        };
    }

    private static List<CatalogRow> answer(String version, String sql) {
        if (sql.contains("current_version")) {
            return rows(Map.of("current_version()", version));
        }
        if (sql.startsWith("SHOW CREATE")) {
            return rows(Map.of("Create Table", DDL));
        }
        if (sql.startsWith("DESC")) {
            List<CatalogRow> rows =
                    new ArrayList<>(rows(Map.of("Field", "d", "Type", "date", "Null", "NO", "Key", "true")));
            rows.addAll(rows(Map.of("Field", "who", "Type", "bitmap", "Null", "YES", "Key", "false")));
            return rows;
        }
        if (sql.contains("information_schema.columns")) {
            List<CatalogRow> rows = new ArrayList<>(rows(Map.of("COLUMN_NAME", "d", "COLUMN_COMMENT", "")));
            rows.addAll(rows(Map.of("COLUMN_NAME", "who", "COLUMN_COMMENT", "")));
            return rows;
        }
        if (sql.startsWith("SHOW PARTITIONS")) {
            return rows(Map.of(
                    "PartitionId",
                    "7",
                    "PartitionName",
                    "p202401",
                    "VisibleVersion",
                    "2",
                    "Range",
                    "[types: [DATE]; keys: [2024-01-01]; ..types: [DATE]; keys: [2024-02-01]; )"));
        }
        Map<String, String> sums = new HashMap<>(Map.of(FingerprintQuery.ROWS, "3"));
        Pattern.compile("sum_\\d+").matcher(sql).results().forEach(sum -> sums.put(sum.group(), "12"));
        return rows(sums);
    }

    private static List<CatalogRow> rows(Map<String, String> values) {
        return List.of(CatalogRow.of(values));
    }
}
