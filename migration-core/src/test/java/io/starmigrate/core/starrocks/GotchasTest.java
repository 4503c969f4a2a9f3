package io.starmigrate.core.starrocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.ExportStatement;
import io.starmigrate.core.starrocks.statement.FilesStatement;
import io.starmigrate.core.starrocks.statement.LoadJob;
import io.starmigrate.core.starrocks.statement.LoadStatement;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.transfer.TransferPath;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is known to lose or double rows, by its number in the StarRocks reference, section 10: those that the text of a
 * statement holds off. Where the others are held is told in {@code docs/gotchas.md}.
 */
class GotchasTest {
    private static final TableName SALES = new TableName("shop", "sales");
    private static final TablePart PART = TablePart.partition(SALES, "p1");
    private static final StorageUri FOLDER = StorageUri.parse("s3://bkt/j/shop/sales/p1/a1");
    private static final StorageAccess S3 = StorageAccess.s3("us-east-1", StorageCredentials.instanceProfile());
    private static final Capabilities OLD = Capabilities.of("3.1.17");
    private static final Capabilities NEW = Capabilities.of("3.5.20");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void gotcha_4_separators_are_single_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Separators('\u0080', '\1'));
        assertThat(new Separators('\1', '\2').rowText()).isEqualTo("\\x02");
    }

    @Test
    void gotcha_5_a_load_takes_no_value_that_does_not_fit_and_no_row_less() {
        assertThat(load()).contains("\"max_filter_ratio\" = \"0\", \"strict_mode\" = \"true\"");
    }

    @Test
    void gotcha_6_both_sides_name_the_same_columns_without_generated_ones() {
        TransferPath path = path("3.3.19", column("a", "int"), column("g", "int", Trait.GENERATED), column("b", "int"));

        assertThat(export(path)).contains("(`a`, `b`) TO ");
        assertThat(load(path)).contains("FORMAT AS \"csv\" (`a`, `b`)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExportStatement(PART, List.of(), FOLDER, new Separators('\1', '\2'), HOUR));
    }

    @Test
    void gotcha_7_equal_loads_have_equal_labels() {
        assertThat(Labels.label(List.of("job", "t"), List.of("a.csv", "b.csv")))
                .isEqualTo(Labels.label(List.of("job", "t"), List.of("a.csv", "b.csv")))
                .isNotEqualTo(Labels.label(List.of("job", "t"), List.of("a.csv")));
    }

    @Test
    void gotcha_9_of_several_jobs_of_a_label_the_newest_counts() {
        LoadJob cancelled = LoadJob.read(CatalogRow.of(Map.of("JobId", "7", "Label", "l", "State", "CANCELLED")));
        LoadJob finished = LoadJob.read(CatalogRow.of(Map.of("JobId", "11", "Label", "l", "State", "FINISHED")));

        assertThat(LoadJob.newest(List.of(finished, cancelled))).contains(finished);
    }

    @Test
    void gotcha_15_folders_end_in_a_slash_and_files_are_no_patterns() {
        assertThat(export(path("3.3.19", column("a", "int")))).contains("TO \"s3a://bkt/j/shop/sales/p1/a1/\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(FOLDER.asFolder().resolve("p1*.csv")));
    }

    @Test
    void gotcha_16_and_45_a_load_has_one_group_and_names_its_partition() {
        assertThat(load())
                .containsOnlyOnce("DATA INFILE(")
                .contains("INTO TABLE `sales` TEMPORARY PARTITION (`mig_1`)");
    }

    @Test
    void gotcha_17_a_file_is_listed_once() {
        StorageUri file = FOLDER.asFolder().resolve("1.csv");
        assertThatIllegalArgumentException().isThrownBy(() -> load(file, file)).withMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.18", "3.1.17", "3.2.0", "3.5.20"})
    void gotcha_19_sessions_and_loads_run_in_utc(String version) {
        assertThat(SessionSettings.forReading(Capabilities.of(version), HOUR))
                .first()
                .hasToString("SET time_zone = 'UTC'");
        assertThat(load()).contains("\"timezone\" = \"UTC\"");
    }

    @Test
    void gotcha_20_times_go_to_parquet_as_text() {
        TransferPath path = TransferPlan.of(Capabilities.of("3.2.16"), NEW, List.of(column("t", "datetime")))
                .parquet()
                .orElseThrow();

        assertThat(path.items()).containsExactly(new FilesStatement.Item("CAST(`t` AS STRING)", "field_t"));
        assertThat(path.loadColumns().get(0).conversion()).isEqualTo("CAST(`field_t` AS DATETIME)");
    }

    @Test
    void gotcha_21_files_are_never_divided_by_columns() {
        assertThat(files()).doesNotContain("partition_by");
    }

    @Test
    void gotcha_22_csv_is_loaded_by_broker_load_only() {
        assertThat(load()).startsWith("LOAD LABEL ").doesNotContain("FILES");
    }

    @Test
    void gotcha_32_an_unpartitioned_table_is_one_partition_of_all_rows() {
        assertThat(PartitionBounds.parse("")).isEqualTo(new PartitionBounds.Everything());
    }

    @Test
    void gotcha_34_null_in_a_list_is_written_as_null_once_it_is_known_to_be_meant() {
        PartitionBounds.Values shown = (PartitionBounds.Values) PartitionBounds.parse("[[\"NULL\"],[\"a\"]]");

        assertThat(shown.mayHoldNull(0)).isTrue();
        PartitionBounds meant = PartitionBounds.parse(shown.withNulls(0).catalogText());
        assertThat(meant.sql()).isEqualTo(" VALUES IN (NULL, \"a\")");
        assertThat(((PartitionBounds.Values) meant).mayHoldNull(0)).isFalse();
    }

    @Test
    void gotcha_38_and_50_columns_with_values_of_their_own_are_named() {
        TransferPath path = path("3.3.19", column("id", "bigint", Trait.AUTO_INCREMENT), column("at", "datetime"));

        assertThat(path.columnNames()).containsExactly("id", "at");
        assertThat(path.loadColumns()).hasSize(2);
    }

    @Test
    void gotcha_39_types_that_csv_loses_go_another_way() {
        assertThat(path("3.3.19", column("j", "json")).loadColumns().get(0).conversion())
                .isEqualTo("parse_json(`field_j`)");
        for (String type : List.of("bitmap", "hll", "struct<a int>")) {
            assertThat(path("3.5.20", column("c", type)).format()).isEqualTo(FileFormat.Kind.PARQUET);
        }
    }

    @Test
    void gotcha_43_an_export_says_how_long_it_may_take() {
        assertThat(export(path("3.3.19", column("a", "int")))).contains("\"timeout\" = \"3600\"");
    }

    @Test
    void gotcha_44_catalog_columns_are_read_by_any_of_their_names() {
        LoadJob old = LoadJob.read(CatalogRow.of(Map.of("JOB_ID", "7", "LABEL", "l", "STATE", "FINISHED")));
        LoadJob young = LoadJob.read(CatalogRow.of(Map.of("ID", "7", "LABEL", "l", "STATE", "FINISHED")));

        assertThat(old).isEqualTo(young);
    }

    @Test
    void gotcha_46_an_export_has_no_property_but_those_that_every_version_knows() {
        assertThat(export(path("3.3.19", column("a", "int"))))
                .containsPattern("PROPERTIES \\(\"column_separator\" = [^,]+, \"line_delimiter\" = [^,]+, \"timeout\" ="
                        + " \"3600\"\\) WITH BROKER");
    }

    @Test
    void gotcha_47_a_session_says_how_long_its_statements_may_take() {
        assertThat(SessionSettings.forReading(OLD, HOUR))
                .extracting(Sql::text)
                .contains("SET query_timeout = 3600")
                .doesNotContain("SET insert_timeout = 3600");
        assertThat(SessionSettings.forReading(NEW, HOUR))
                .extracting(Sql::text)
                .contains("SET query_timeout = 3600", "SET insert_timeout = 3600");
    }

    private static TransferPath path(String version, TableColumn... columns) {
        return TransferPlan.of(Capabilities.of(version), Capabilities.of(version), List.of(columns))
                .path()
                .orElseThrow();
    }

    private static String export(TransferPath path) {
        return new ExportStatement(PART, path.columnNames(), FOLDER, new Separators('\1', '\2'), HOUR)
                .sql(NEW, S3)
                .text();
    }

    private static String files() {
        return new FilesStatement(PART, List.of(new FilesStatement.Item("`a`", "a")), FOLDER, 1 << 20)
                .sql(NEW, S3)
                .text();
    }

    private static String load(StorageUri... files) {
        StorageUri[] named =
                files.length == 0 ? new StorageUri[] {FOLDER.asFolder().resolve("1.csv")} : files;
        return load(path("3.3.19", column("a", "int")), named);
    }

    private static String load(TransferPath path, StorageUri... files) {
        List<StorageUri> named = files.length == 0 ? List.of(FOLDER.asFolder().resolve("1.csv")) : List.of(files);
        return new LoadStatement(
                        "l",
                        TablePart.temporary(SALES, "mig_1"),
                        named,
                        FileFormat.csv(new Separators('\1', '\2')),
                        path.loadColumns(),
                        HOUR)
                .sql(NEW, S3)
                .text();
    }

    private static TableColumn column(String name, String type, Trait... traits) {
        return new TableColumn(name, ColumnType.parse(type), Set.of(traits));
    }
}
