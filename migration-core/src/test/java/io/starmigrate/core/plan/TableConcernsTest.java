package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.version.KnownDefect.Concern;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableConcernsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`v` int NULL | DUPLICATE KEY(`k`) DISTRIBUTED BY HASH(`k`) | CSV | CSV",
                "`v` int NULL | DUPLICATE KEY(`k`) | | RANGES",
                "`v` varchar(3) NULL | PRIMARY KEY(`k`) DISTRIBUTED BY HASH(`k`) | PARQUET | PRIMARY_KEY PARQUET PARQUET_TEXTS",
                "`v` array<int> NULL | UNIQUE KEY(`k`) DISTRIBUTED BY HASH(`k`) | PARQUET | PARQUET PARQUET_ARRAYS",
                "`v` array<datetime> NOT NULL | UNIQUE KEY(`k`) DISTRIBUTED BY HASH(`k`) | PARQUET | PARQUET PARQUET_TIMES",
                "`v` datetime NULL | DUPLICATE KEY(`k`) PARTITION BY date_trunc('day', `v`) DISTRIBUTED BY HASH(`k`) | PARQUET |"
                        + " PARTITIONS AUTOMATIC_PARTITIONS PARQUET",
                "`v` int NULL | DUPLICATE KEY(`k`) PARTITION BY RANGE(`k`, `v`) () DISTRIBUTED BY HASH(`k`) | CSV |"
                        + " PARTITIONS SEVERAL_COLUMNS CSV",
            })
    void areWhatDefectsAreAbout(String column, String layout, Kind format, String concerns) {
        TableDdl table = TableDdl.read("CREATE TABLE `t` (`k` int NOT NULL, " + column + ") ENGINE=OLAP " + layout);
        List<TableColumn> columns = table.columns().stream()
                .map(each ->
                        new TableColumn(each.name(), each.type(), each.nullable() ? Set.of(Trait.NULLABLE) : Set.of()))
                .toList();
        Set<Concern> expected = EnumSet.of(Concern.TABLE);
        Arrays.stream(concerns.split(" ", -1)).map(Concern::valueOf).forEach(expected::add);

        assertThat(TableConcerns.of(table.layout(), columns, format)).isEqualTo(expected);
    }
}
