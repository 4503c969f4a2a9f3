package io.starmigrate.core.starrocks.transfer;

import static io.starmigrate.core.starrocks.transfer.TransferPlanTest.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.starmigrate.core.starrocks.Grammar;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeparatorScanTest {
    private static final Capabilities NEW = Capabilities.of("3.3.19");
    private static final Capabilities OLD = Capabilities.of("2.5.0");
    private static final TablePart PART = TablePart.partition(new TableName("shop", "sales"), "p1");
    private static final List<TableColumn> COLUMNS = List.of(
            column("id", "int"), column("v", "varchar(20)"), column("a", "array<varchar(5)>"), column("j", "json"));

    @Test
    void scansTextsOnly() {
        String sql = SeparatorScan.of(NEW, NEW, COLUMNS).sql(PART).text();

        assertThat(sql)
                .startsWith("SELECT coalesce(sum(if(instr(`v`, \"\1\") > 0 OR instr(array_join(`a`, ''), \"\1\") > 0,"
                        + " 1, 0)), 0) AS rows_with_01, ")
                .contains("coalesce(sum(if(`v` = \"\\\\N\", 1, 0)), 0) AS null_markers, 0 AS blank_lines")
                .endsWith(" FROM `shop`.`sales` PARTITION (`p1`)")
                .doesNotContain("`id`")
                .doesNotContain("`j`");
        Grammar.requireReadable(SeparatorScan.of(NEW, NEW, COLUMNS).sql(PART));
    }

    @Test
    void reachesTextsHoweverDeepTheyAre() {
        SeparatorScan scan = SeparatorScan.of(
                NEW,
                NEW,
                List.of(
                        column("aa", "array<array<varchar(5)>>"),
                        column("m", "map<int,varchar(5)>"),
                        column("mm", "map<varchar(5),array<varchar(5)>>")));

        assertThat(scan.sql(PART).text())
                .contains("instr(array_join(array_map(x -> array_join(x, ''), `aa`), ''), \"\1\") > 0")
                .contains("instr(array_join(map_values(`m`), ''), \"\1\") > 0")
                .contains("instr(concat(array_join(map_keys(`mm`), ''), array_join(array_map(x -> array_join(x, ''),"
                        + " map_values(`mm`)), '')), \"\1\") > 0");
        Grammar.requireReadable(scan.sql(PART));
    }

    @Test
    void takesTheFirstSeparatorsThatNoTextHolds() {
        assertThat(decide(NEW, Map.of()).separators()).contains(new Separators('\1', '\2'));
        assertThat(decide(NEW, Map.of("rows_with_01", "3", "rows_with_03", "1")).separators())
                .contains(new Separators('\2', '\4'));
    }

    @Test
    void endsRowsInALineFeedWhereTheTargetReadsNothingElse() {
        assertThat(decide(OLD, Map.of()).separators()).contains(new Separators('\1', '\n'));
        SeparatorScan.Choice choice = decide(OLD, Map.of("rows_with_0a", "7"));

        assertThat(choice.separators()).isEmpty();
        assertThat(choice.obstacle()).contains("line feed");
    }

    @Test
    void refusesCsvForTextsThatLookLikeNull() {
        SeparatorScan.Choice choice = decide(NEW, Map.of("null_markers", "2"));

        assertThat(choice.separators()).isEmpty();
        assertThat(choice.obstacle()).startsWith("2 rows").contains("\\N");
    }

    @Test
    void looksForBlankLinesInTablesOfOneColumn() {
        SeparatorScan scan = SeparatorScan.of(NEW, NEW, List.of(column("v", "varchar(20)")));

        assertThat(scan.sql(PART).text()).contains("coalesce(sum(if(`v` = \"\", 1, 0)), 0) AS blank_lines");
        assertThat(scan.read(answer(Map.of("blank_lines", "1"))).obstacle()).contains("1 row would be a blank line");
        Grammar.requireReadable(scan.sql(PART));
    }

    @Test
    void looksForQuotesInArraysWhereAVersionDoesNotEscapeThem() {
        Capabilities unescaping = Capabilities.of("2.5.13");
        SeparatorScan scan = SeparatorScan.of(unescaping, NEW, COLUMNS);

        assertThat(scan.sql(PART).text())
                .contains("coalesce(sum(if(instr(array_join(`a`, ''), \"\\\"\") > 0, 1, 0)), 0) AS quotes_in_arrays");
        assertThat(scan.read(answer(Map.of("quotes_in_arrays", "4"))).obstacle())
                .contains("4 rows hold quotes");
        assertThat(scan.read(answer(Map.of())).separators()).isPresent();
        assertThat(SeparatorScan.of(NEW, NEW, COLUMNS).sql(PART).text()).contains("0 AS quotes_in_arrays");
        Grammar.requireReadable(scan.sql(PART));
    }

    @Test
    void needsNoScanWithoutTexts() {
        SeparatorScan scan = SeparatorScan.of(NEW, NEW, List.of(column("id", "int"), column("j", "json")));

        assertThat(scan.isNeeded()).isFalse();
        assertThat(scan.withoutScan().separators()).contains(new Separators('\1', '\2'));
        assertThatIllegalStateException()
                .isThrownBy(() -> SeparatorScan.of(NEW, NEW, COLUMNS).withoutScan());
    }

    private static SeparatorScan.Choice decide(Capabilities target, Map<String, String> found) {
        return SeparatorScan.of(NEW, target, COLUMNS).read(answer(found));
    }

    private static CatalogRow answer(Map<String, String> found) {
        Map<String, String> row = new HashMap<>();
        for (String name : List.of("01", "02", "03", "04", "05", "0a")) {
            row.put("rows_with_" + name, "0");
        }
        row.put("null_markers", "0");
        row.put("blank_lines", "0");
        row.put("quotes_in_arrays", "0");
        row.putAll(found);
        return CatalogRow.of(row);
    }
}
