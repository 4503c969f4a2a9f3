package io.starmigrate.simulation.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.RepairReport.Redone;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreReport;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RestoreRequest.Bare;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.TaskSelection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Repairs, restorations and cutovers of several databases: each gets its part of the request, once all were looked at.
 */
class SeveralRequestsTest extends SeveralBench {
    @Test
    void whatIsNotedOfOneDatabaseInACutoverOfAllHasItsName() {
        planned("nightly-shop", "shop");
        planned("nightly-hr", "hr");
        List<String> heard = new ArrayList<>();

        assertThatThrownBy(() -> migrator("shop,hr")
                        .cutover("nightly", new CutoverRequest(Kind.ABANDON, checks -> true), noted(heard)))
                .as("the jobs of this test have no cutover")
                .isInstanceOf(NullPointerException.class);

        assertThat(heard).containsExactly("shop: Planned 1 partition", "hr: Planned 1 partition");
    }

    private static ProgressListener noted(List<String> heard) {
        return new ProgressListener() {
            @Override
            public void progressed(Progress progress) {
                // Only what is noted is asked for.
            }

            @Override
            public void noted(String message) {
                heard.add(message);
            }
        };
    }

    private static RepairRequest repairing(@Nullable String table) {
        return new RepairRequest(new TaskSelection(table, null, null), Overwriting.REFUSED);
    }

    @Test
    void aRepairAsksEachAndTablesItNamesHaveTheirDatabase() {
        JobReport report = migrator("shop,hr").repair("nightly", repairing(null), SILENT);

        assertThat(calls.stream().filter(call -> !call.equals("close")))
                .as("none is repaired before all were looked at")
                .containsExactly(
                        "lookAtRepair nightly-shop",
                        "lookAtRepair nightly-hr",
                        "repair nightly-shop",
                        "repair nightly-hr");
        RepairReport repaired = report.repaired().orElseThrow();
        assertThat(repaired.compared()).isEqualTo(4);
        assertThat(repaired.equal()).isEqualTo(2);
        assertThat(repaired.redone()).extracting(Redone::table).containsExactly("shop.orders", "hr.orders");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void aRepairOfATableAsksItsDatabaseAlone() {
        JobReport one = migrator("shop,hr").repair("nightly", repairing("hr.orders"), SILENT);

        assertThat(asked).containsExactly(repairing("orders"));
        assertThat(calls).noneMatch(call -> call.contains("nightly-shop"));
        assertThat(one.tables()).extracting(TableReport::table).containsExactly("hr.orders");
        failing = "repair nightly-shop";
        assertThat(migrator("shop,hr")
                        .repair("nightly", repairing("*.orders"), SILENT)
                        .complete())
                .as("what one does not have is another's")
                .isTrue();
        assertThatThrownBy(() -> migrator("shop,hr").repair("nightly", repairing(null), SILENT))
                .hasMessage("Database shop: no such table");
        assertThatThrownBy(() -> migrator("shop,hr").repair("nightly", repairing("orders"), SILENT))
                .hasMessageContaining("write --table shop.orders, or *.orders for all of them");
    }

    private static RestoreRequest from(@Nullable Bare bare) {
        return new RestoreRequest(StorageUri.parse("s3://bucket/x/"), bare, Overwriting.REFUSED);
    }

    @Test
    void fromABackupEachDatabaseTakesItsOwnOnceAllHaveFoundTheirs() {
        JobReport report = migrator("shop,hr").restore("restored", from(null), SILENT);

        assertThat(calls.stream().filter(call -> !call.equals("close")))
                .containsExactly(
                        "look restored-shop", "look restored-hr", "restore restored-shop", "restore restored-hr");
        assertThat(asked)
                .containsExactly(
                        from(null).of("shop"),
                        from(null).of("hr"),
                        from(null).of("shop"),
                        from(null).of("hr"));
        RestoreReport restored = report.restored().orElseThrow();
        assertThat(restored.steps()).containsExactly("shop: TABLE orders was made", "hr: TABLE orders was made");
        assertThat(restored.unverified()).containsExactly("shop.orders/p1", "hr.orders/p1");

        calls.clear();
        failing = "look restored-hr";
        assertThatThrownBy(() -> migrator("shop,hr").restore("restored", from(null), SILENT))
                .hasMessage("Database hr: no such table");
        assertThat(calls).noneMatch(call -> call.startsWith("restore"));
    }

    @Test
    void filesThatNothingDescribesComeIntoTheDatabaseOfTheirTable() {
        Separators tabs = new Separators('\t', '\n');
        JobReport report = migrator("shop,hr").restore("restored", from(new Bare("hr.`a.b`", "p1", tabs)), SILENT);

        assertThat(asked).containsExactly(from(new Bare("a.b", "p1", tabs)));
        assertThat(calls).containsExactly("restore restored-hr", "close");
        assertThat(report.tables()).extracting(TableReport::table).containsExactly("hr.orders");
        for (String table : List.of("orders", "*.orders", "bank.orders")) {
            assertThatThrownBy(() -> migrator("shop,hr").restore("restored", from(new Bare(table, "", tabs)), SILENT))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining(table.replace("bank.orders", "\"bank\""));
        }
        assertThatThrownBy(() -> migrator("*").restore("restored", from(null), SILENT))
                .hasMessageContaining("name the databases");
    }
}
