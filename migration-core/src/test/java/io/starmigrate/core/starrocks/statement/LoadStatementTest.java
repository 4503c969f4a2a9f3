package io.starmigrate.core.starrocks.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadStatementTest {
    private static final TableName SALES = new TableName("shop", "sales");
    private static final StorageAccess S3 = StorageAccess.s3("us-east-1", StorageCredentials.instanceProfile());
    private static final List<StorageUri> FILES =
            List.of(StorageUri.parse("s3://bkt/a/1.csv"), StorageUri.parse("s3://bkt/a/2.csv"));
    private static final FileFormat CSV = FileFormat.csv(new Separators('\1', '\2'));
    private static final List<FileColumn> COLUMNS =
            List.of(FileColumn.plain("id"), FileColumn.converted("j", "__j", "parse_json(`__j`)"));

    @Test
    void loadsExactlyTheFilesNamedIntoTheTemporaryPartition() {
        assertThat(load(TablePart.temporary(SALES, "t1"), FILES, CSV).sql(Capabilities.of("3.3.2"), S3))
                .hasToString("LOAD LABEL `shop`.`job_1` (DATA INFILE(\"s3a://bkt/a/1.csv\", \"s3a://bkt/a/2.csv\")"
                        + " INTO TABLE `sales` TEMPORARY PARTITION (`t1`)"
                        + " COLUMNS TERMINATED BY \"\\\\x01\" ROWS TERMINATED BY \"\\\\x02\" FORMAT AS \"csv\""
                        + " (`id`, `__j`) SET (`j` = parse_json(`__j`)))"
                        + " WITH BROKER (\"aws.s3.use_instance_profile\" = \"true\", \"aws.s3.region\" = \"us-east-1\")"
                        + " PROPERTIES (\"timeout\" = \"3600\", \"max_filter_ratio\" = \"0\", \"strict_mode\" = \"true\","
                        + " \"timezone\" = \"UTC\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.13", "3.0.9", "3.1.5", "3.3.19", "3.5.20", "4.1.3"})
    void isReadByTheGrammar(String version) {
        Capabilities capabilities = Capabilities.of(version);
        for (TablePart part : List.of(
                TablePart.whole(SALES),
                TablePart.partition(SALES, "p"),
                TablePart.temporary(SALES, "t"),
                TablePart.temporaries(SALES, List.of("t1", "t2")))) {
            Grammar.requireReadable(load(part, FILES, CSV).sql(capabilities, S3));
            Grammar.requireReadable(load(part, FILES, FileFormat.parquet()).sql(capabilities, S3));
        }
    }

    @Test
    void refusesARowDelimiterThatTheVersionCannotRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CSV.loadClause(Capabilities.of("2.5.3")))
                .withMessageContaining("\\x02")
                .withMessageContaining("line feed");
        assertThat(FileFormat.csv(new Separators('\1', '\n')).loadClause(Capabilities.of("2.5.3")))
                .doesNotContain("ROWS");
    }

    @Test
    void refusesFilesThatWouldLoadTwiceOrMatchOthers() {
        StorageUri one = FILES.get(0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(TablePart.whole(SALES), List.of(one, one), CSV))
                .withMessageContaining("more than once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load(TablePart.whole(SALES), List.of(StorageUri.parse("s3://bkt/a/*.csv")), CSV))
                .withMessageContaining("pattern");
        assertThatIllegalArgumentException().isThrownBy(() -> load(TablePart.whole(SALES), List.of(), CSV));
    }

    private static LoadStatement load(TablePart part, List<StorageUri> files, FileFormat format) {
        return new LoadStatement("job_1", part, files, format, COLUMNS, Duration.ofHours(1));
    }

    @Test
    void readsJobsOfEveryVersion() {
        LoadJob old = LoadJob.read(CatalogRow.of(Map.of(
                "JobId",
                "7",
                "Label",
                "l",
                "State",
                "CANCELLED",
                "Progress",
                "ETL:N/A; LOAD:N/A",
                "ErrorMsg",
                "type:USER_CANCEL; msg:user cancel",
                "URL",
                "http://be/log")));
        LoadJob shown = LoadJob.read(CatalogRow.of(Map.of(
                "JobId",
                "8",
                "Label",
                "l",
                "State",
                "LOADING",
                "Progress",
                "ETL:100%; LOAD:42%",
                "ScanRows",
                "9",
                "FilteredRows",
                "1",
                "UnselectedRows",
                "0",
                "SinkRows",
                "8")));
        LoadJob viewed = LoadJob.read(CatalogRow.of(Map.of(
                "ID",
                "9",
                "JOB_ID",
                "9",
                "LABEL",
                "l",
                "STATE",
                "COMMITTED",
                "PROGRESS",
                "ETL:100%; LOAD:100%",
                "SINK_ROWS",
                "10",
                "DB_NAME",
                "shop")));

        assertThat(old.rows().loaded()).isEqualTo(-1);
        assertThat(old.tracking()).isEqualTo("http://be/log");
        assertThat(shown.progress()).isEqualTo(42);
        assertThat(shown.rows()).isEqualTo(new LoadJob.Rows(9, 1, 0, 8));
        assertThat(viewed.state()).isEqualTo(LoadJob.State.PREPARED);
        assertThat(LoadJob.newest(List.of(viewed, old, shown))).contains(viewed);
        assertThat(LoadJob.newest(List.of())).isEmpty();
    }

    @Test
    void countsRowsByWhatVersionsWithoutCountersTell() {
        assertThat(old("FINISHED", "", "{\"FileNumber\":1,\"ScannedRows\":12}"))
                .isEqualTo(new LoadJob.Rows(12, -1, -1, 12));
        assertThat(old("FINISHED", "", "{\"ScanBytes\":7,\"ScanRows\":12,\"TaskNumber\":1}")
                        .loaded())
                .isEqualTo(12);
        assertThat(old("FINISHED", "unselected.rows=4; dpp.abnorm.ALL=15; dpp.norm.ALL=28133376", ""))
                .isEqualTo(new LoadJob.Rows(-1, 15, 4, 28133376));
        assertThat(old("FINISHED", "unselected.rows=4; dpp.abnorm.ALL=1", "{\"ScannedRows\":12}")
                        .loaded())
                .isEqualTo(7);
        assertThat(old("LOADING", "", "{\"ScannedRows\":12}").loaded())
                .as("it is still reading")
                .isEqualTo(-1);
        assertThat(old("FINISHED", "NULL", "{}").loaded()).isEqualTo(-1);
    }

    /** As 2.5 shows one. */
    private static LoadJob.Rows old(String state, String etlInfo, String details) {
        return LoadJob.read(CatalogRow.of(
                        Map.of("JobId", "7", "Label", "l", "State", state, "EtlInfo", etlInfo, "JobDetails", details)))
                .rows();
    }

    @Test
    void callsAStateItDoesNotKnowUnknown() {
        LoadJob job = LoadJob.read(CatalogRow.of(Map.of("JobId", "7", "Label", "l", "State", "SOMETHING_NEW")));

        assertThat(job.state()).isEqualTo(LoadJob.State.UNKNOWN);
    }

    @Test
    void asksAndCancelsInStarRocksOwnWords() {
        assertThat(LoadJob.show("shop", "job_1")).hasToString("SHOW LOAD FROM `shop` WHERE LABEL = \"job_1\"");
        assertThat(LoadJob.cancel("shop", "job_1")).hasToString("CANCEL LOAD FROM `shop` WHERE LABEL = \"job_1\"");
        Grammar.requireReadable(LoadJob.show("shop", LoadJob.State.LOADING));
        Grammar.requireReadable(LoadJob.cancel("shop", "job_1"));
    }
}
