package io.starmigrate.simulation.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.TaskSelection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of several databases is asked of each one's job, and told as one. */
class SeveralMigratorTest extends SeveralBench {
    @Test
    void asksEachDatabasesJobAndNamesTablesWithTheirDatabase() {
        JobReport report = migrator("shop,hr").plan("nightly", SILENT);

        assertThat(calls).containsExactly("plan nightly-shop", "close", "plan nightly-hr", "close");
        assertThat(report.job()).isEqualTo("nightly");
        assertThat(report.complete()).isTrue();
        assertThat(report.tables()).extracting(TableReport::table).containsExactly("shop.orders", "hr.orders");
        assertThat(report.failures())
                .extracting(Failure::retry)
                .contains("migrate plan --job nightly-shop: the setting tableNames=...,!shop.orders");
    }

    @Test
    void looksAtAllOfThemBeforeAnythingMoves() {
        failing = "look nightly-hr";

        assertThatThrownBy(() -> migrator("shop,hr").sync("nightly", SILENT))
                .isInstanceOf(MigrationException.class)
                .hasMessage("Database hr: no such table");
        assertThat(calls).noneMatch(call -> call.startsWith("sync"));
    }

    @Test
    void aJobOfOneDatabaseIsAsIfThereWereNoOther() {
        JobReport first = migrator("shop,hr").sync("nightly-hr", SILENT);
        planned("weekly-shop", "shop");
        JobReport other = migrator("shop,hr").sync("weekly-shop", SILENT);

        assertThat(first.tables()).extracting(TableReport::table).containsExactly("orders");
        assertThat(other.job()).isEqualTo("weekly-shop");
        assertThat(calls).containsExactly("sync nightly-hr", "close", "sync weekly-shop", "close");
    }

    @Test
    void aJobThatIsAboutSomethingElseIsRefused() {
        planned("nightly", "shop");
        planned("other", "bank");

        for (String job : List.of("nightly", "other")) {
            assertThatThrownBy(() -> migrator("shop,hr").sync(job, SILENT))
                    .hasMessageContaining("Job \"" + job + "\" is bound to the database");
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void aPatternStandsForWhatTheSourceHasAndWhatIsRecorded() {
        planned("nightly-gone", "gone");
        Migrator migrator = migrator("*,!test_*");

        assertThat(migrator.plan("nightly", SILENT).tables())
                .extracting(TableReport::table)
                .containsExactly("gone.orders", "hr.orders", "shop.orders");
        atSource = List.of("only", "asked", "by", "what", "plans");
        assertThat(migrator.status("nightly").tables())
                .extracting(TableReport::table)
                .containsExactly("gone.orders");
        assertThatThrownBy(() -> migrator.status("monthly")).hasMessageContaining("plan it first");
        assertThatThrownBy(() -> migrator("x*").plan("monthly", SILENT))
                .hasMessageContaining("Cannot find [x*] in the source");
    }

    @Test
    void tablesOfOptionsHaveTheirDatabase() {
        Operations operations = migrator("shop,hr").operations();

        assertThatThrownBy(() -> operations.retry("nightly", retry("orders")))
                .hasMessageContaining("write --table shop.orders, or *.orders for all of them");
        assertThatThrownBy(() -> operations.retry("nightly", retry("bank.orders")))
                .hasMessageContaining("Cannot find database \"bank\"");
        calls.clear();
        OperationReport one = operations.retry("nightly", retry("hr.`a.b`"));
        OperationReport all = operations.retry("nightly", retry("*.orders"));
        OperationReport alone = operations.retry("nightly-hr", retry("orders"));

        assertThat(calls.stream()
                        .filter(call -> call.startsWith("retry"))
                        .map(call -> call.replaceAll("RetryRequest.*table=([^,]*).*", "$1")))
                .containsExactly(
                        "retry nightly-hr `a.b`",
                        "retry nightly-shop orders",
                        "retry nightly-hr orders",
                        "retry nightly-hr orders");
        assertThat(one.summary()).isEqualTo("hr: 1 done");
        assertThat(all.summary()).isEqualTo("shop: 1 done; hr: 1 done");
        assertThat(alone.summary()).isEqualTo("1 done");
    }

    private static RetryRequest retry(String table) {
        return RetryRequest.stopped(new TaskSelection(table, null, null));
    }

    @Test
    void whatIsRemovedAlreadyKeepsNobodyFromRemovingTheRest() {
        planned("nightly-hr", "hr");

        OperationReport rest = migrator("shop,hr").operations().clean("nightly", Operations.Scope.TARGET);

        assertThat(rest.summary()).isEqualTo("hr: 1 done");
        assertThat(calls).contains("clean nightly-hr TARGET").noneMatch(call -> call.contains("nightly-shop"));
    }

    @Test
    void whatIsToldToStopBeginsNoOther() {
        Migrator migrator = migrator("shop,hr");
        migrator.stop();

        assertThat(migrator.plan("nightly", SILENT).complete()).isFalse();
        assertThat(calls).isEmpty();
        migrator.close();
        assertThat(calls).containsExactly("closed");
    }

    @Test
    void theServiceWorksOnAllAtOnceAndDividesWhatItMayUse() {
        failing = "runWorker nightly-hr";

        assertThatThrownBy(() -> migrator("shop,hr").runWorker("nightly", SILENT))
                .as("told once the others have ended")
                .hasMessageContaining("no such table");
        assertThat(calls)
                .contains("runWorker nightly-shop", "runWorker nightly-hr")
                .doesNotContain("stop");

        failing = "";
        JobReport both = migrator("shop,hr").runWorker("nightly", SILENT);
        assertThat(both.tables()).extracting(TableReport::bytes).containsExactly(12L, 12L);
        assertThatThrownBy(() -> migrator("a,b,c,d,e").runWorker("nightly", SILENT))
                .hasMessageContaining("give 160MB");
    }
}
