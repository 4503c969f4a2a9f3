package io.starmigrate.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told where nothing can be begun. */
class RefusedTablesTest {
    private static final List<TablePlan> REFUSED = List.of(refused("orders"), refused("parts"));

    private static TablePlan refused(String table) {
        return TablePlan.refused(new TableName("shop", table), "it is being published by another job");
    }

    @Test
    void leavingOutIsAdvisedWhereSomethingIsLeft() {
        assertThat(RefusedTables.nothingStarted(REFUSED, 3))
                .hasMessageContaining("shop.orders, shop.parts: it is being published by another job")
                .hasMessageContaining("Leave them out with the setting tableNames");
        assertThat(RefusedTables.nothingStarted(REFUSED, 2))
                .hasMessageContaining("shop.orders, shop.parts: it is being published by another job")
                .hasMessageContaining("\nChange what stands in the way; migrate plan")
                .hasMessageNotContaining("Leave them out");
    }
}
