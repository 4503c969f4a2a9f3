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
import org.junit.jupiter.params.provider.ValueSource;

class DataFilterTest {
    private static final TablePart SALES = TablePart.whole(new TableName("shop", "sales"));
    private static final Capabilities NEW = Capabilities.of("3.3.19");

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
}
