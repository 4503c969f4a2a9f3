package io.starmigrate.core.starrocks.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportStatementTest {
    private static final TableName SALES = new TableName("shop", "sales");
    private static final StorageAccess OSS = StorageAccess.oss(
            URI.create("https://oss-cn-hangzhou.aliyuncs.com"), StorageCredentials.accessKey("AK", Secret.of("SK")));
    private static final ExportStatement EXPORT = new ExportStatement(
            TablePart.partition(SALES, "p202401"),
            List.of("id", "day"),
            StorageUri.parse("oss://bkt/job/shop/sales/p202401/1-1"),
            new Separators('\1', '\2'),
            Duration.ofHours(2));

    @Test
    void namesEverythingThatStarRocksWouldElseChoose() {
        Sql sql = EXPORT.sql(Capabilities.of("3.1.5"), OSS);

        assertThat(sql)
                .hasToString("EXPORT TABLE `shop`.`sales` PARTITION (`p202401`) (`id`, `day`)"
                        + " TO \"oss://bkt/job/shop/sales/p202401/1-1/\""
                        + " PROPERTIES (\"column_separator\" = \"\\\\x01\", \"line_delimiter\" = \"\\\\x02\","
                        + " \"timeout\" = \"7200\")"
                        + " WITH BROKER (\"aliyun.oss.access_key\" = \"AK\", \"aliyun.oss.secret_key\" = \"******\","
                        + " \"aliyun.oss.endpoint\" = \"oss-cn-hangzhou.aliyuncs.com\")");
        assertThat(EXPORT.path()).isEqualTo("oss://bkt/job/shop/sales/p202401/1-1/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.4.0", "2.5.13", "3.0.9", "3.1.5", "3.2.16", "3.3.19", "3.4.8", "3.5.20", "4.1.3"})
    void isReadByTheGrammar(String version) {
        Grammar.requireReadable(EXPORT.sql(Capabilities.of(version), OSS));
        Grammar.requireReadable(new ExportStatement(
                        TablePart.whole(SALES),
                        List.of("日期"),
                        EXPORT.folder(),
                        new Separators('|', '\n'),
                        EXPORT.timeout())
                .sql(Capabilities.of(version), OSS));
    }

    @Test
    void refusesWhatCannotBeExported() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export(TablePart.temporary(SALES, "t"), List.of("id")))
                .withMessageContaining("temporary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export(TablePart.whole(SALES), List.of()))
                .withMessageContaining("columns");
        assertThatIllegalArgumentException().isThrownBy(() -> new Separators('\1', '\1'));
        assertThatIllegalArgumentException().isThrownBy(() -> new Separators('é', '\1'));
    }

    @Test
    void refusesPathsThatStarRocksWouldChangeOrRefuse() {
        for (String path : List.of("oss://bkt/a b/", "oss://bkt/a//b/", "oss://bkt/a/../b/")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ExportStatement(
                            TablePart.whole(SALES),
                            List.of("id"),
                            StorageUri.parse(path),
                            EXPORT.separators(),
                            EXPORT.timeout()))
                    .withMessageContaining(path);
        }
    }

    private static ExportStatement export(TablePart part, List<String> columns) {
        return new ExportStatement(part, columns, EXPORT.folder(), EXPORT.separators(), EXPORT.timeout());
    }

    @Test
    void readsSeparatorsBack() {
        assertThat(Separators.parse(new Separators('\1', '\n').toString())).isEqualTo(new Separators('\1', '\n'));
        assertThatIllegalArgumentException().isThrownBy(() -> Separators.parse("\\x01"));
    }

    @Test
    void readsJobsByColumnName() {
        ExportJob job = ExportJob.read(CatalogRow.of(Map.of(
                "JobId", "10238",
                "QueryId", "4358b419-e698-11f1-8621-02fc00000001",
                "State", "CANCELLED",
                "Progress", "100%",
                "Path", "s3a://mig/out/",
                "CreateTime", "2026-11-22 17:15:06",
                "ErrorMsg", "type:USER_CANCEL; msg:user cancel")));

        assertThat(job.state()).isEqualTo(ExportJob.State.CANCELLED);
        assertThat(job.jobId()).isEqualTo(10238);
        assertThat(job.progress()).isEqualTo(100);
        assertThat(job.error()).contains("user cancel");
    }

    @Test
    void callsAStateItDoesNotKnowUnknown() {
        ExportJob job = ExportJob.read(CatalogRow.of(Map.of("JobId", "1", "State", "RENAMING", "Path", "oss://b/")));

        assertThat(job.state()).isEqualTo(ExportJob.State.UNKNOWN);
    }

    @Test
    void asksAndCancelsInStarRocksOwnWords() {
        assertThat(ExportJob.show("shop")).hasToString("SHOW EXPORT FROM `shop`");
        assertThat(ExportJob.show("shop", ExportJob.State.EXPORTING))
                .hasToString("SHOW EXPORT FROM `shop` WHERE STATE = \"EXPORTING\"");
        assertThat(ExportJob.cancel("shop", "q-1")).hasToString("CANCEL EXPORT FROM `shop` WHERE QUERYID = \"q-1\"");
        assertThat(ExportJob.show("shop", 10238)).hasToString("SHOW EXPORT FROM `shop` WHERE ID = 10238");
        Grammar.requireReadable(ExportJob.show("shop", 10238));
        Grammar.requireReadable(ExportJob.newest("shop", 100));
        Grammar.requireReadable(ExportJob.show("shop", ExportJob.State.PENDING));
        Grammar.requireReadable(ExportJob.cancel("shop", "q-1"));
    }
}
