package io.starmigrate.core.starrocks.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnColumnsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`shop`.`t`.`k` + 1                    | `k` + 1",
                "`t`.`k` + `shop`.`t`.`v`              | `k` + `v`",
                "`k` + 1                               | `k` + 1",
                "`t`.`s`.`f`                           | `s`.`f`",
                "`s`.`t`.`f`                           | `s`.`t`.`f`",
                "concat(t.`v`, 't.k')                  | concat(`v`, 't.k')",
                "`other`.`k`                           | `other`.`k`",
            })
    void aGeneratedColumnIsComputedFromColumnsOfItsOwnTable(String printed, String read) {
        String table = "CREATE TABLE `t` (\n  `k` int(11) NOT NULL COMMENT \"\",\n  `v` int(11) NULL COMMENT \"\",\n"
                + "  `s` struct<t struct<f int(11)>, f int(11)> NULL COMMENT \"\",\n"
                + "  `g` int(11) NULL AS " + printed + " COMMENT \"\"\n) ENGINE=OLAP\nDUPLICATE KEY(`k`)\n"
                + "DISTRIBUTED BY HASH(`k`) BUCKETS 1\nPROPERTIES (\"replication_num\" = \"1\");";

        assertThat(TableDdl.read(table).column("g").orElseThrow().value()).isEqualTo(new ColumnValue.Generated(read));
    }
}
