package io.starmigrate.core.starrocks;

import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.ExportJob;
import io.starmigrate.core.starrocks.statement.ExportStatement;
import io.starmigrate.core.starrocks.statement.FilesStatement;
import io.starmigrate.core.starrocks.statement.LoadJob;
import io.starmigrate.core.starrocks.statement.LoadStatement;
import io.starmigrate.core.starrocks.statement.OverwriteStatement;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.core.starrocks.transfer.SeparatorScan;
import io.starmigrate.core.starrocks.transfer.TransferPath;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every statement the dialect makes for one version, as a text of one statement a line, ended by a semicolon; lines
 * that begin with {@code --} say what follows. Control characters stand as their Unicode pictures.
 */
final class StatementMatrix {
    private static final TableName TABLE = new TableName("shop", "sales");
    private static final TablePart PART = TablePart.partition(TABLE, "p1");
    private static final StorageCredentials KEY = StorageCredentials.accessKey("AKID", Secret.of("not-a-secret"));
    private static final Duration HOURS = Duration.ofHours(2);
    private static final List<String> TYPES = List.of(
            "boolean",
            "tinyint(4)",
            "smallint(6)",
            "int(11)",
            "bigint(20)",
            "largeint(40)",
            "float",
            "double",
            "decimal(38,38)",
            "decimal(76,10)",
            "decimalv2(27,9)",
            "date",
            "datetime",
            "char(10)",
            "varchar(65533)",
            "varbinary",
            "json",
            "array<int>",
            "array<varchar(20)>",
            "array<array<date>>",
            "array<largeint>",
            "array<json>",
            "map<int,varchar(20)>",
            "struct<a int, b varchar(20)>",
            "struct<a largeint>",
            "struct<a array<datetime>>",
            "bitmap",
            "hll",
            "percentile");

    private final Capabilities version;
    private final boolean brokered;
    private final StringBuilder text = new StringBuilder();

    private StatementMatrix(Capabilities version) {
        this.version = version;
        this.brokered = !version.has(Capability.BROKER_FREE);
    }

    static String of(String version) {
        return new StatementMatrix(Capabilities.of(version)).write();
    }

    private String write() {
        title("StarRocks " + version.version() + (brokered ? ", by the broker process named hdfs_broker" : ""));
        questions();
        storages().forEach(this::storage);
        TYPES.stream().map(ColumnType::parse).forEach(this::type);
        tables().forEach(this::table);
        schemes().forEach(this::scheme);
        together();
        return text.toString();
    }

    private void questions() {
        title("session and catalog");
        SessionSettings.always().forEach(this::line);
        SessionSettings.preferred().forEach(this::line);
        line(ClusterQueries.sync());
        SessionSettings.forReading(version, HOURS).forEach(this::line);
        line(ClusterQueries.backendVersion());
        line(ClusterQueries.frontendVersion());
        line(ClusterQueries.frontends());
        line(ClusterQueries.backends());
        if (version.has(Capability.COMPUTE_NODES)) {
            line(ClusterQueries.computeNodes());
        }
        line(ClusterQueries.runMode(version));
        line(ClusterQueries.tables("shop"));
        if (version.has(Capability.TABLE_IDS)) {
            line(ClusterQueries.tableId(TABLE));
        }
        line(TableColumn.describe(TABLE));
        line(TableColumn.showCreateTable(TABLE));
        line(CatalogPartition.show(TABLE));
        line(CatalogPartition.show(TABLE, "p1"));
        line(CatalogPartition.showTemporary(TABLE));
        line(ExportJob.show("shop"));
        line(ExportJob.show("shop", ExportJob.State.PENDING));
        line(ExportJob.show("shop", 10238));
        line(ExportJob.newest("shop", 100));
        line(ExportJob.cancel("shop", "0193c0de-0000-7000-8000-000000000001"));
        line(LoadJob.show("shop", "mig_1"));
        line(LoadJob.cancel("shop", "mig_1"));
    }

    private Map<String, StorageAccess> storages() {
        Map<String, StorageAccess> all = new LinkedHashMap<>();
        all.put("S3 with an access key", StorageAccess.s3("us-east-1", KEY));
        all.put("S3 in China with an access key", StorageAccess.s3("cn-north-1", KEY));
        all.put("S3 with the instance profile", StorageAccess.s3("us-east-1", StorageCredentials.instanceProfile()));
        all.put(
                "S3 with an assumed role",
                StorageAccess.s3("us-east-1", StorageCredentials.assumedRole("arn:aws:iam::1:role/x", "id")));
        all.put(
                "S3 with a temporary key",
                StorageAccess.s3(
                        "us-east-1", StorageCredentials.temporary("AKID", Secret.of("not-a-secret"), Secret.of("t"))));
        all.put(
                "S3-compatible over plain HTTP",
                StorageAccess.s3("us-east-1", KEY)
                        .withEndpoint(URI.create("http://minio:9000"))
                        .withAddressing(StorageAccess.Addressing.PATH));
        all.put(
                "S3-compatible over HTTPS",
                StorageAccess.s3("us-east-1", KEY)
                        .withEndpoint(URI.create("https://minio.example"))
                        .withAddressing(StorageAccess.Addressing.PATH));
        all.put("OSS", StorageAccess.oss(URI.create("https://oss-cn-hangzhou.aliyuncs.com"), KEY));
        return all;
    }

    private void storage(String name, StorageAccess given) {
        title("storage: " + name);
        StorageAccess access = brokered ? given.withBroker("hdfs_broker") : given;
        StorageUri folder = folder(given.kind());
        List<TableColumn> columns = List.of(column("id", "int"), column("name", "varchar(20)"));
        TransferPlan plan = TransferPlan.of(version, version, columns);
        Separators separators = separators();
        attempt(() -> new ExportStatement(PART, plan.csv().orElseThrow().columnNames(), folder, separators, HOURS)
                .sql(version, access));
        attempt(() -> load(plan.csv().orElseThrow(), FileFormat.csv(separators), folder, "1.csv")
                .sql(version, access));
        plan.parquet()
                .ifPresent(path ->
                        attempt(() -> new FilesStatement(PART, path.items(), folder, 512L << 20).sql(version, access)));
        plan.parquet()
                .ifPresent(path -> attempt(() ->
                        load(path, FileFormat.parquet(), folder, "1.parquet").sql(version, access)));
        plan.parquet()
                .ifPresent(path -> attempt(() -> new FilesStatement(PART, path.items(), folder, 512L << 20)
                        .sql(version, access, new DataFilter("id > 5 AND name <> 'x;y'"))));
    }

    /** Small partitions of a table: one export, one load into as many temporary partitions, one switch, one look. */
    private void together() {
        title("partitions that travel together");
        StorageAccess s3 = StorageAccess.s3("us-east-1", KEY);
        StorageAccess access = brokered ? s3.withBroker("hdfs_broker") : s3;
        StorageUri folder = folder(StorageKind.S3);
        List<TableColumn> columns = List.of(column("id", "int"), column("name", "varchar(20)"));
        TransferPlan plan = TransferPlan.of(version, version, columns);
        TablePart exported = TablePart.partitions(TABLE, List.of("p1", "p2"));
        TablePart staged = TablePart.temporaries(TABLE, List.of("mig_1", "mig_2"));
        TransferPath csv = plan.csv().orElseThrow();
        line(new ExportStatement(exported, csv.columnNames(), folder, separators(), HOURS).sql(version, access));
        line(load(staged, csv, FileFormat.csv(separators()), folder, "1.csv").sql(version, access));
        plan.parquet().ifPresent(path -> {
            line(new FilesStatement(exported, path.items(), folder, 512L << 20).sql(version, access));
            line(load(staged, path, FileFormat.parquet(), folder, "1.parquet").sql(version, access));
        });
        Map<String, String> pairs = new TreeMap<>(Map.of("p1", "mig_1", "p2", "mig_2"));
        line(StagingStatements.replacePartitions(TABLE, pairs));
        FingerprintQuery fingerprint = FingerprintQuery.of(version, version, columns);
        line(fingerprint.sql(
                List.of(TablePart.partition(TABLE, "p1"), TablePart.partition(TABLE, "p2")), DataFilter.all()));
        line(fingerprint.sql(
                List.of(TablePart.temporary(TABLE, "mig_1"), TablePart.temporary(TABLE, "mig_2")), DataFilter.all()));
    }

    private void type(ColumnType type) {
        title("type: " + type);
        route(List.of(column("id", "int"), new TableColumn("c", type, Set.of(Trait.NULLABLE))));
    }

    private static Map<String, List<TableColumn>> tables() {
        Map<String, List<TableColumn>> all = new LinkedHashMap<>();
        all.put(
                "duplicate key with generated and AUTO_INCREMENT columns",
                List.of(
                        column("k", "int", Trait.KEY),
                        column("n", "bigint", Trait.AUTO_INCREMENT),
                        column("g", "int", Trait.GENERATED),
                        column("v", "varchar(9)")));
        all.put(
                "aggregate key with SUM, REPLACE, BITMAP_UNION and HLL_UNION",
                List.of(
                        column("k", "date", Trait.KEY),
                        column("s", "bigint"),
                        column("r", "varchar(9)"),
                        column("b", "bitmap"),
                        column("h", "hll")));
        all.put("one column", List.of(column("only", "varchar(9)", Trait.KEY)));
        return all;
    }

    private void table(String name, List<TableColumn> columns) {
        title("table: " + name);
        route(columns);
    }

    private void route(List<TableColumn> columns) {
        if (version.version().isBefore(StarRocksVersion.parse("2.3.0"))) {
            return;
        }
        TransferPlan plan = TransferPlan.of(version, version, columns);
        plan.reasons().forEach(reason -> text.append("-- ").append(reason).append('\n'));
        StorageAccess s3 = StorageAccess.s3("us-east-1", KEY);
        StorageAccess access = brokered ? s3.withBroker("hdfs_broker") : s3;
        StorageUri folder = folder(StorageKind.S3);
        if (plan.path().isEmpty()) {
            return;
        }
        TransferPath path = plan.path().get();
        boolean csv = path.format() == FileFormat.Kind.CSV;
        FileFormat format = csv ? FileFormat.csv(separators()) : FileFormat.parquet();
        if (csv) {
            SeparatorScan scan = SeparatorScan.of(version, version, columns);
            if (scan.isNeeded()) {
                line(scan.sql(PART));
            }
            line(new ExportStatement(PART, path.columnNames(), folder, separators(), HOURS).sql(version, access));
        } else {
            line(new FilesStatement(PART, path.items(), folder, 512L << 20).sql(version, access));
        }
        line(load(path, format, folder, csv ? "1.csv" : "1.parquet").sql(version, access));
        line(FingerprintQuery.of(version, version, columns).sql(PART));
        line(FingerprintQuery.of(version, version, columns).sql(TablePart.temporary(TABLE, "mig_1")));
    }

    private Map<String, List<PartitionBounds>> schemes() {
        Map<String, List<PartitionBounds>> all = new LinkedHashMap<>();
        all.put("", List.of());
        all.put(
                "RANGE(`d`)",
                bounds(
                        "[types: [DATE]; keys: [2024-01-01]; ..types: [DATE]; keys: [2024-02-01]; )",
                        "[types: [DATE]; keys: [0000-01-01]; ..types: [DATE]; keys: [2024-01-01]; )",
                        "[types: [DATE]; keys: [2024-02-01]; ..types: [DATE]; keys: [MAXVALUE]; )"));
        all.put(
                "RANGE(`k1`, `k2`)",
                bounds("[types: [INT, VARCHAR]; keys: [10, a]; ..types: [INT, VARCHAR]; keys: [20, b]; )"));
        if (version.has(Capability.EXPRESSION_PARTITIONS)) {
            all.put(
                    "date_trunc('month', `d`)",
                    bounds("[types: [DATE]; keys: [2024-01-01]; ..types: [DATE]; keys: [2024-02-01]; )"));
            all.put("time_slice(`d`, INTERVAL 7 day)", List.of());
        }
        if (version.has(Capability.LIST_PARTITIONS)) {
            all.put("LIST(`c`)", bounds("[[\"a\"],[\"it's \\\"b\\\"\"]]"));
            all.put("LIST(`c`, `d`)", bounds("[[\"a\",\"2024-01-01\"],[\"b\",\"2024-01-02\"]]"));
        }
        if (version.has(Capability.LIST_NULL)) {
            all.put("(`c`)", bounds("[[null],[\"NULL\"]]"));
        }
        if (version.has(Capability.MULTI_EXPRESSION_PARTITIONS)) {
            all.put("date_trunc('month', dt), c", bounds("[[\"2024-01-01 00:00:00\",\"a\"]]"));
        }
        return all;
    }

    private static List<PartitionBounds> bounds(String... texts) {
        return java.util.Arrays.stream(texts).map(PartitionBounds::parse).toList();
    }

    private void scheme(String clause, List<PartitionBounds> bounds) {
        PartitionScheme scheme = PartitionScheme.of(TableDdl.read("CREATE TABLE `sales` (`d` date) DUPLICATE KEY(`d`)"
                        + (clause.isEmpty() ? "" : " PARTITION BY " + clause) + " DISTRIBUTED BY HASH(`d`)")
                .layout()
                .partitioning());
        StagingChoice choice = StagingChoice.of(scheme, Publication.ofUnpartitioned(version));
        title("staging: " + (clause.isEmpty() ? "not partitioned" : clause));
        text.append("-- ")
                .append(choice.place())
                .append(": ")
                .append(choice.reason())
                .append('\n');
        TableName staging = TABLE.sibling("sales__mig_g1_p1_t1");
        switch (choice.place()) {
            case STAGING_TABLE -> {
                line(StagingStatements.createStagingTable(staging, TABLE));
                line(StagingStatements.renameStagingTable(staging, TABLE.sibling("sales__mig_g1_p1_t2")));
                if (choice.publication() == Publication.INSERT_OVERWRITE) {
                    line(new OverwriteStatement(TABLE, "mig_sales_g1_p1_t2", List.of("id", "a b"), staging)
                            .sql(version));
                }
                line(StagingStatements.swap(TABLE, staging));
                line(StagingStatements.dropStagingTable(staging));
            }
            case NAMED_TEMPORARY_PARTITION -> {
                bounds.forEach(each -> line(StagingStatements.addPartition(TABLE, "p1", each)));
                bounds.forEach(each -> line(StagingStatements.addTemporaryPartition(TABLE, "mig_1", each)));
                line(StagingStatements.replacePartition(TABLE, "p1", "mig_1"));
                line(StagingStatements.dropTemporaryPartition(TABLE, "mig_1"));
            }
            case FOUND_TEMPORARY_PARTITION -> {
                PartitionBounds.Range range = (PartitionBounds.Range) bounds.get(0);
                line(StagingStatements.addPartition(
                        TABLE, scheme.automaticStep().orElseThrow(), range));
                line(StagingStatements.addTemporaryPartition(
                        TABLE, scheme.automaticStep().orElseThrow(), range));
                line(StagingStatements.replacePartition(TABLE, "p202401", "tp202401"));
                line(StagingStatements.dropTemporaryPartition(TABLE, "tp202401"));
            }
        }
    }

    private Separators separators() {
        return new Separators('\1', version.has(Capability.LOAD_ROW_DELIMITER) ? '\2' : '\n');
    }

    private static LoadStatement load(TransferPath path, FileFormat format, StorageUri folder, String file) {
        return load(TablePart.temporary(TABLE, "mig_1"), path, format, folder, file);
    }

    private static LoadStatement load(
            TablePart part, TransferPath path, FileFormat format, StorageUri folder, String file) {
        return new LoadStatement("mig_1", part, List.of(folder.resolve(file)), format, path.loadColumns(), HOURS);
    }

    private static StorageUri folder(StorageKind kind) {
        return StorageUri.parse((kind == StorageKind.S3 ? "s3" : "oss") + "://bkt/job/shop/sales/p1/a1/");
    }

    private static TableColumn column(String name, String type, Trait... traits) {
        Set<Trait> all = EnumSet.of(Trait.NULLABLE);
        all.addAll(List.of(traits));
        return new TableColumn(name, ColumnType.parse(type), all);
    }

    private void attempt(java.util.function.Supplier<Sql> statement) {
        try {
            line(statement.get());
        } catch (IllegalArgumentException refused) {
            text.append("-- refused: ").append(refused.getMessage()).append('\n');
        }
    }

    private void title(String title) {
        text.append(text.isEmpty() ? "" : "\n").append("-- ==== ").append(title).append('\n');
    }

    private void line(Sql sql) {
        sql.text().chars().map(c -> c < 0x20 ? 0x2400 + c : c).forEach(c -> text.append((char) c));
        text.append(";\n");
    }
}
