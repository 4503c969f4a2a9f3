package io.starmigrate.core.starrocks.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.TableDefinition;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments of tables and views before 3.0, which are printed without escapes: a backslash is a backslash. */
class RawCommentsTest {
    @ParameterizedTest
    @ValueSource(strings = {"C:\\new\\table", "a \\\"b\\\"", "\\", "12\" and 7\" \\n", "it's", "AS \\\\ it is"})
    void areReadAsTheyAre(String comment) {
        String table =
                "CREATE TABLE `t` (\n  `id` int(11) NOT NULL COMMENT \"\"\n) ENGINE=OLAP \nDUPLICATE KEY(`id`)\nCOMMENT \""
                        + comment
                        + "\"\nDISTRIBUTED BY HASH(`id`) BUCKETS 1 \nPROPERTIES (\n\"replication_num\" = \"1\"\n);";
        String view = "CREATE VIEW `v` (`id` COMMENT \"" + comment + "\", `n`) COMMENT \"" + comment
                + "\" AS SELECT `d`.`t`.`id` AS `id`, 1 AS `n` FROM `d`.`t`;";

        assertThat(TableDdl.read(table, KnownColumns.of(List.of(), Comments.AS_THEY_ARE))
                        .comment())
                .isEqualTo(comment);
        ViewDdl read = ViewDdl.read(view, Comments.AS_THEY_ARE);
        assertThat(read.comment()).isEqualTo(comment);
        assertThat(read.columns().get(0).comment()).isEqualTo(comment);
        assertThat(ViewDdl.read(read.sql())).isEqualTo(read);
    }

    @Test
    void areEscapedElsewhere() {
        assertThat(ViewDdl.read("CREATE VIEW `v` (`id`) COMMENT \"C:\\\\new\" AS SELECT 1")
                        .comment())
                .isEqualTo("C:\\new");
    }

    @ParameterizedTest
    @CsvSource({"2.5.22, AS_THEY_ARE", "3.0.0, ESCAPED", "4.1.2, ESCAPED"})
    void theVersionTells(String version, Comments comments) {
        assertThat(TableDefinition.printing(Capabilities.of(version))).isEqualTo(comments);
    }
}
