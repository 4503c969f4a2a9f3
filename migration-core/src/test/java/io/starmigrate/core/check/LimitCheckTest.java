package io.starmigrate.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitCheckTest {
    /** As the versions from 3.1 on answer. */
    private static final Map<String, String> TARGET = Map.of(
            "label_keep_max_num", "1000",
            "label_keep_max_second", "259200",
            "max_broker_load_job_concurrency", "5",
            "max_running_txn_num_per_db", "1000");

    private static CatalogRow item(String key, String value) {
        return CatalogRow.of(Map.of("Key", key, "Value", value, "IsMutable", "true"));
    }

    private static List<CatalogRow> target(String changed, String value) {
        return TARGET.entrySet().stream()
                .map(entry -> item(entry.getKey(), entry.getKey().equals(changed) ? value : entry.getValue()))
                .toList();
    }

    @Test
    void limitsThatAreWideEnoughAreOneLine() {
        assertThat(LimitCheck.target(target("", ""), 5)).singleElement().satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.OK);
            assertThat(line.subject()).isEqualTo("target limits");
        });
        assertThat(LimitCheck.source(List.of(item("export_running_job_num_limit", "5")), 5))
                .extracting(CheckLine::verdict)
                .containsExactly(Verdict.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "max_broker_load_job_concurrency, 4, 5",
        "max_running_txn_num_per_db, 10, 20",
        "label_keep_max_second, 600, 21600",
        "label_keep_max_num, 3, 20",
    })
    void eachThatIsTooNarrowIsNamedWithTheStatementThatWidensIt(String name, String value, String wanted) {
        assertThat(LimitCheck.target(target(name, value), 5)).singleElement().satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(line.found()).startsWith(name + " is " + value + ", and ");
            assertThat(line.fix()).contains("ADMIN SET FRONTEND CONFIG (\"" + name + "\" = \"" + wanted + "\")");
        });
    }

    @Test
    void aSourceThatRunsFewerExportsThanAreAllowedIsNamed() {
        assertThat(LimitCheck.source(List.of(item("export_running_job_num_limit", "5")), 20))
                .extracting(CheckLine::found)
                .containsExactly(
                        "export_running_job_num_limit is 5, and the setting concurrency lets 20 exports run at once");
    }

    @Test
    void howManyRunAtOnceIsWhatIsToldOrNothing() {
        assertThat(LimitCheck.exportsAtOnce(List.of(item("export_running_job_num_limit", "12"))))
                .isEqualTo(12);
        assertThat(LimitCheck.exportsAtOnce(List.of())).isZero();
        assertThat(LimitCheck.loadsAtOnce(target("max_broker_load_job_concurrency", "7")))
                .isEqualTo(7);
        assertThat(LimitCheck.loadsAtOnce(target("max_running_txn_num_per_db", "10")))
                .as("each load and each publication is a transaction, beside those of others")
                .isEqualTo(2);
        assertThat(LimitCheck.loadsAtOnce(
                        List.of(item("async_load_task_pool_size", "10"), item("max_running_txn_num_per_db", "100"))))
                .as("before 2.5")
                .isEqualTo(10);
        assertThat(LimitCheck.loadsAtOnce(List.of(item("max_running_txn_num_per_db", "100"))))
                .isZero();
    }

    @Test
    void whatAVersionDoesNotTellIsNoFault() {
        assertThat(LimitCheck.target(List.of(item("label_keep_max_num", "many")), 5))
                .extracting(CheckLine::verdict, CheckLine::found)
                .containsExactly(tuple(Verdict.OK, "it tells of none that this tool knows"));
        assertThat(LimitCheck.hidden(ClusterSide.TARGET, "denied").fix())
                .contains("OPERATE ON SYSTEM", "label_keep_max%");
        assertThat(LimitCheck.hidden(ClusterSide.SOURCE, "denied")).satisfies(line -> {
            assertThat(line.subject()).isEqualTo("source limits");
            assertThat(line.fix()).contains("export_running_job_num_limit");
        });
    }

    @ParameterizedTest
    @CsvSource({"true, WARNING", "false, OK"})
    void aTargetThatTakesNamesOfAnotherCaseForOneIsNamed(String value, Verdict verdict) {
        assertThat(LimitCheck.OF_TARGET).contains("enable_table_name_case_insensitive");
        assertThat(LimitCheck.target(List.of(item("enable_table_name_case_insensitive", value)), 5))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.verdict()).isEqualTo(verdict);
                    assertThat(line.found().contains("differ in case alone")).isEqualTo(verdict == Verdict.WARNING);
                });
    }
}
