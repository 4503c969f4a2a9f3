package io.starmigrate.core.starrocks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.FilesStatement;
import io.starmigrate.core.starrocks.statement.LoadStatement;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferPlanTest {
    private static final TableName SALES = new TableName("shop", "sales");
    private static final StorageAccess S3 = StorageAccess.s3("us-east-1", StorageCredentials.instanceProfile());

    @Test
    void refusesStatesOfAggregateFunctions() {
        List<TableColumn> columns = List.of(
                new TableColumn("k", ColumnType.parse("int"), Set.of(Trait.KEY)),
                new TableColumn("a", ColumnType.parse("varbinary"), Set.of(Trait.AGGREGATE_STATE)));
        TransferPlan plan = TransferPlan.of(Capabilities.of("3.5.7"), Capabilities.of("3.5.7"), columns);

        assertThat(plan.path()).isEmpty();
        assertThat(plan.refusals()).extracting(TransferPlan.Obstacle::column).contains("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.5.13 | 3.5.20 | int                  | CSV",
                "2.5.13 | 3.5.20 | largeint             | CSV",
                "2.5.13 | 3.5.20 | datetime             | CSV",
                "2.5.13 | 3.5.20 | decimal(38,10)       | CSV",
                "3.1.5  | 3.5.20 | json                 | CSV",
                "3.1.5  | 3.5.20 | varbinary            | CSV",
                "3.1.5  | 3.5.20 | array<varchar(10)>   | CSV",
                "2.5.13 | 3.5.20 | array<int>           | CSV",
                "2.5.13 | 3.5.20 | array<varchar(10)>   | CSV",
                "3.3.19 | 3.5.20 | array<largeint>      | CSV",
                "3.3.19 | 3.5.20 | map<int,varchar(20)> | PARQUET",
                "3.1.5  | 3.5.20 | map<int,varchar(20)> | CSV",
                "3.1.5  | 3.5.20 | array<array<int>>    | CSV",
                "3.2.16 | 3.5.20 | struct<x int>        | PARQUET",
                "3.2.16 | 3.5.20 | bitmap               | PARQUET",
                "3.2.16 | 3.5.20 | hll                  | PARQUET",
                "3.3.19 | 3.5.20 | array<array<int>>    | PARQUET"
            })
    void takesCsvWhereItCanAndParquetWhereItMust(String source, String target, String type, Kind format) {
        TransferPlan plan = plan(source, target, type);

        assertThat(plan.path().orElseThrow().format()).isEqualTo(format);
        assertThat(plan.reasons()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.3.19 | 3.5.20 | int          | PARQUET",
                "2.5.13 | 3.5.20 | int          | CSV",
                "3.3.19 | 3.5.20 | array<int>   | CSV",
                "3.2.16 | 3.5.20 | array<datetime> | CSV",
                "4.1.3  | 4.1.3  | array<decimal(60,3)> | CSV",
                "3.2.16 | 3.5.20 | struct<x int> | PARQUET"
            })
    void prefersParquetOnlyWhereItIsOpenAndCertain(String source, String target, String type, Kind format) {
        TransferPlan plan = plan(source, target, type).preferring(Unload.PARQUET);

        assertThat(plan.path().orElseThrow().format()).isEqualTo(format);
        assertThat(plan(source, target, type).preferring(Unload.AUTO).reasons())
                .isEqualTo(plan(source, target, type).reasons());
    }

    /** All that CSV which the source compresses, by FILES from 4.1 on, could carry in place of EXPORT's. */
    @ParameterizedTest
    @CsvSource({"3.0.9, 2", "3.1.17, 2", "3.2.16, 2", "3.5.20, 2", "4.0.3, 3", "4.1.7, 3"})
    void nothingButArraysOfWideNumbersIsLeftToCsvWhereParquetIsPreferredFromFourOneOn(String target, int left) {
        List<String> wide = List.of("array<largeint>", "array<decimalv2>", "array<decimal(60,3)>");

        assertThat(types().filter(type -> isLeftToCsv(plan("4.1.3", target, type))))
                .containsExactlyElementsOf(wide.subList(0, left));
    }

    private static Stream<String> types() {
        List<String> flat = List.of(
                "boolean",
                "tinyint",
                "smallint",
                "int",
                "bigint",
                "largeint",
                "float",
                "double",
                "decimalv2",
                "decimal(38,10)",
                "decimal(60,3)",
                "date",
                "datetime",
                "char(10)",
                "varchar(10)",
                "varbinary",
                "json",
                "bitmap",
                "hll",
                "percentile");
        return Stream.of("%s", "array<%s>", "array<array<%s>>", "map<int,%s>", "map<varchar(10),%s>", "struct<x %s>")
                .flatMap(form -> flat.stream().map(form::formatted));
    }

    private static boolean isLeftToCsv(TransferPlan plan) {
        return plan.preferring(Unload.PARQUET)
                .csv()
                .filter(csv -> csv.doubts().isEmpty())
                .isPresent();
    }

    @Test
    void saysThatParquetIsPreferredWhereTheTableWouldGoAnotherWay() {
        assertThat(plan("3.3.19", "3.5.20", "int").preferring(Unload.PARQUET).reasons())
                .containsExactly(
                        "not by CSV: Parquet is preferred (the setting unload)",
                        "Parquet by INSERT INTO FILES carries every column");
        TransferPlan anyway = plan("3.2.16", "3.5.20", "struct<x int>");
        assertThat(anyway.preferring(Unload.PARQUET).reasons()).isEqualTo(anyway.reasons());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.4.5  | 2.5.13 | varbinary            | has no VARBINARY; it came with 3.0.0",
                "3.5.20 | 3.0.9  | map<int,int>         | it came with 3.1.0",
                "4.0.3  | 3.5.20 | decimal(60,3)        | it came with 4.0.0",
                "3.1.5  | 3.5.20 | bitmap               | INSERT INTO FILES came with 3.2.0",
                "3.3.19 | 3.5.20 | percentile           | build it anew",
                "3.2.16 | 3.5.20 | array<datetime>      | fractions of seconds",
                "3.3.19 | 3.1.17 | struct<x int>        | cannot read",
                "3.3.19 | 3.5.20 | struct<x json>       | types inside"
            })
    void refusesWhatCannotSurviveWithTheReason(String source, String target, String type, String reason) {
        TransferPlan plan = plan(source, target, type);
        TransferPlan withoutCsv = plan.withoutCsv("closed for the test");

        assertThat(withoutCsv.path()).isEmpty();
        assertThat(withoutCsv.reasons()).anyMatch(text -> text.contains(reason));
    }

    @Test
    void saysWhatTheFingerprintHasToSettle() {
        TransferPlan plan = plan("3.1.5", "3.5.20", "map<int,varchar(20)>");

        assertThat(plan.path().orElseThrow().doubts())
                .singleElement()
                .asString()
                .contains("column c: it is not proved");
        assertThat(plan.reasons()).anyMatch(reason -> reason.startsWith("for the fingerprint to settle: column c"));
        assertThat(plan("3.3.19", "3.5.20", "map<int,varchar(20)>").csv()).isEmpty();
    }

    @Test
    void leavesOutGeneratedColumnsAndKeepsTheOrder() {
        List<TableColumn> columns = List.of(
                column("a", "int"),
                new TableColumn("g", ColumnType.parse("int"), Set.of(Trait.GENERATED)),
                column("j", "json"));
        TransferPath path = TransferPlan.of(Capabilities.of("3.1.5"), Capabilities.of("3.5.0"), columns)
                .csv()
                .orElseThrow();

        assertThat(path.columnNames()).containsExactly("a", "j");
        assertThat(path.loadColumns()).hasSize(2);
        assertThat(path.loadColumns().get(1).conversion()).isEqualTo("parse_json(`field_j`)");
    }

    /** Versions before called them otherwise, and slices of one export are written by several. */
    @Test
    void writesTheFieldsOfAnExportThatAnotherVersionHasBegun() {
        List<TableColumn> columns = List.of(column("a", "int"), column("j", "largeint"), column("op", "largeint"));
        TransferPath path = TransferPlan.of(Capabilities.of("3.3.19"), Capabilities.of("3.5.0"), columns)
                .parquet()
                .orElseThrow();
        List<FileColumn> now = path.loadColumns();
        List<FileColumn> begun = now.stream()
                .map(column -> renamed(column, "old_" + column.name()))
                .toList();

        assertThat(path.items(now)).contains(path.items());
        assertThat(path.items(begun).orElseThrow())
                .extracting(FilesStatement.Item::field)
                .containsExactly("a", "old_j", "old_op");
        assertThat(path.items(begun).orElseThrow())
                .extracting(FilesStatement.Item::expression)
                .containsExactlyElementsOf(path.items().stream()
                        .map(FilesStatement.Item::expression)
                        .toList());
        assertThat(path.items(begun.subList(0, 2))).as("a column came").isEmpty();
        assertThat(path.items(List.of(begun.get(0), FileColumn.plain("j"), begun.get(2))))
                .as("carried another way")
                .isEmpty();
        assertThat(path.items(List.of(begun.get(0), begun.get(2), begun.get(1))))
                .as("in another order")
                .isEmpty();
        assertThat(path.items(List.of(now.get(0), now.get(1), renamed(now.get(2), "__op"))))
                .as("would delete rows")
                .isEmpty();
    }

    private static FileColumn renamed(FileColumn column, String field) {
        return Optional.ofNullable(column.conversion())
                .map(conversion -> FileColumn.converted(
                        column.name(), field, conversion.replace("`" + column.field() + "`", "`" + field + "`")))
                .orElse(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.5", "3.3.19"})
    void callsNoFieldLikeAColumnOrWhatMarksRowsForDeletion(String source) {
        List<TableColumn> columns = List.of(
                column("op", "json"), column("Field_OP", "json"), column("field__op", "int"), column("__op", "int"));
        TransferPath path = TransferPlan.of(Capabilities.of(source), Capabilities.of("3.5.0"), columns)
                .path()
                .orElseThrow();

        assertThat(path.loadColumns())
                .extracting(FileColumn::field)
                .containsExactly("field___op", "field___Field_OP", "field__op", "__op");
        assertThat(path.loadColumns().get(0).assignment()).contains("`op` = parse_json(`field___op`)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2.0", "3.2.16", "3.3.19", "3.5.20", "4.1.3"})
    void makesStatementsThatTheGrammarReads(String version) {
        List<TableColumn> columns = new ArrayList<>();
        for (String type : List.of(
                "int",
                "largeint",
                "decimalv2",
                "decimal(38,10)",
                "datetime",
                "json",
                "bitmap",
                "hll",
                "varbinary",
                "array<int>")) {
            columns.add(column("c" + columns.size(), type));
        }
        Capabilities capabilities = Capabilities.of(version);
        TransferPath path =
                TransferPlan.of(capabilities, capabilities, columns).parquet().orElseThrow();
        StorageUri folder = StorageUri.parse("s3://bkt/a/");

        Grammar.requireReadable(new FilesStatement(TablePart.partition(SALES, "p1"), path.items(), folder, 1 << 29)
                .sql(capabilities, S3));
        Grammar.requireReadable(new LoadStatement(
                        "l",
                        TablePart.temporary(SALES, "t"),
                        List.of(folder.resolve("1.parquet")),
                        FileFormat.parquet(),
                        path.loadColumns(),
                        Duration.ofHours(1))
                .sql(capabilities, S3));
    }

    @Test
    void unloadsCompressedFilesOfBoundedSize() {
        FilesStatement statement = new FilesStatement(
                TablePart.partition(SALES, "p1"),
                plan("3.3.19", "3.5.20", "largeint").parquet().orElseThrow().items(),
                StorageUri.parse("s3://bkt/a"),
                536870912);

        assertThat(statement.sql(Capabilities.of("3.3.19"), S3))
                .hasToString("INSERT INTO FILES (\"path\" = \"s3a://bkt/a/\", \"format\" = \"parquet\","
                        + " \"compression\" = \"zstd\", \"target_max_file_size\" = \"536870912\","
                        + " \"aws.s3.use_instance_profile\" = \"true\", \"aws.s3.region\" = \"us-east-1\")"
                        + " SELECT CAST(`c` AS STRING) AS `field_c` FROM `shop`.`sales` PARTITION (`p1`)");
        assertThat(statement.sql(Capabilities.of("3.2.6"), S3).text()).doesNotContain("target_max_file_size");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> statement.sql(Capabilities.of("3.1.5"), S3))
                .withMessageContaining("3.2.0");
    }

    static TableColumn column(String name, String type) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(Trait.NULLABLE));
    }

    private static TransferPlan plan(String source, String target, String type) {
        return TransferPlan.of(Capabilities.of(source), Capabilities.of(target), List.of(column("c", type)));
    }
}
