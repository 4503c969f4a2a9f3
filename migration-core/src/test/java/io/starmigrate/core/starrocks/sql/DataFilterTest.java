package io.starmigrate.core.starrocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.fingerprint.FingerprintQuery;
import io.starmigrate.core.starrocks.statement.FilesStatement;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.storage.StorageUri;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataFilterTest {
    private static final TablePart SALES = TablePart.whole(new TableName("shop", "sales"));
    private static final Capabilities NEW = Capabilities.of("3.3.19");

    @Test
    void saysTheSameOfEachTableThatDoesNotTakeIt() {
        DataFilter filter = new DataFilter("citi = 'a'");
        String lacking = "Detail message: Column 'citi' cannot be resolved.";

        assertThat(filter.refusedWith("Getting analyzing error at line 1, column 42. " + lacking))
                .isEqualTo(filter.refusedWith(
                        "Getting analyzing error from line 1, column 9 to line 1, column 12. " + lacking))
                .isEqualTo("its rows cannot be chosen by the setting dataFilter (citi = 'a'): Getting analyzing error. "
                        + lacking + "; name there what each table of the job has");
    }

    @Test
    void narrowsWhatIsUnloadedAndWhatIsCompared() {
        DataFilter filter = new DataFilter("city = 'a;(b' OR amount > 0");
        Sql unload = new FilesStatement(
                        SALES, List.of(new FilesStatement.Item("`id`", "id")), StorageUri.parse("s3://bkt/a/"), 1 << 29)
                .sql(NEW, StorageAccess.s3("us-east-1", StorageCredentials.instanceProfile()), filter);
        Sql fingerprint = FingerprintQuery.of(
                        NEW, NEW, List.of(new TableColumn("id", ColumnType.parse("int"), Set.of())))
                .sql(SALES, filter);

        assertThat(unload.text()).endsWith(" FROM `shop`.`sales` WHERE (city = 'a;(b' OR amount > 0)");
        assertThat(fingerprint.text()).contains(" FROM `shop`.`sales` WHERE (city = 'a;(b' OR amount > 0)) texts");
        Grammar.requireReadable(unload);
        Grammar.requireReadable(fingerprint);
        assertThat(DataFilter.all().whereClause()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = 1; DROP TABLE t", "a = 1) OR (1 = 1", "(a = 1", "a = 'x", "a = 1 -- b", "a = 1 /* b"})
    void refusesWhatCouldLeaveItsPlace(String condition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataFilter(condition))
                .withMessageContaining("\"" + condition + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            event_time < now()                             | now
            event_time < NOW ( )                           | NOW
            event_time < `now`()                           | now
            event_time < Current_Date                      | Current_Date
            event_time < current_date()                    | current_date
            event_time < current_timestamp(3)              | current_timestamp
            d < curdate() - INTERVAL 1 DAY                 | curdate
            d < (localtimestamp)                           | localtimestamp
            d < utc_timestamp()                            | utc_timestamp
            ts < unix_timestamp()                          | unix_timestamp
            id IN (SELECT id FROM other)                   | SELECT
            EXISTS(select 1)                               | select
            rand() < 0.5                                   | rand
            k = uuid_v7()                                  | uuid_v7
            owner = current_user                           | current_user
            owner = user()                                 | user
            id = last_query_id()                           | last_query_id
            id > @@sql_select_limit                        | @
            dict_mapping('d', id) = 1                      | dict_mapping
            """)
    void refusesWhatAnswersAnewEachTime(String condition, String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataFilter(condition))
                .withMessageContaining("\"" + condition + "\": " + word + " ")
                .withMessageContaining("write the value it has now as a literal")
                .withMessageEndingWith("in backquotes)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`current_date` < '2024-01-01'",
                "`select` = 1",
                "note = 'now() SELECT @'",
                "note = \"it\\\"s now()\"",
                "now > '2024-01-01'",
                "ts < unix_timestamp('2024-01-01')",
                "ts < unix_timestamp(d)",
                "knows(1) = 1",
                "user = 'a' AND random > 1",
                "d < date_sub('2024-01-01', INTERVAL 3 DAY)"
            })
    void takesWhatAnswersAlike(String condition) {
        assertThat(new DataFilter(condition).condition()).isEqualTo(condition);
    }
}
