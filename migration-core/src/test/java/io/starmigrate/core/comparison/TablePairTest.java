package io.starmigrate.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.sql.DataFilter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablePairTest {
    @Test
    void tables_of_either_side_are_paired_by_name() {
        assertThat(TablePair.of(selection(List.of(), Map.of()), List.of("b", "a"), List.of("c", "b"), List::of))
                .containsExactly(
                        new TablePair("a", "a", Sides.SOURCE),
                        new TablePair("b", "b", Sides.BOTH),
                        new TablePair("c", "c", Sides.TARGET));
    }

    @Test
    void the_selection_is_of_the_source_s_names_on_both_sides() {
        Selection selection = selection(List.of("o*", "!old"), Map.of("orders", "sales", "odd", "even"));

        assertThat(TablePair.of(
                        selection, List.of("orders", "old", "x"), List.of("sales", "even", "old", "y"), List::of))
                .containsExactly(
                        new TablePair("odd", "even", Sides.TARGET), new TablePair("orders", "sales", Sides.BOTH));
    }

    @Test
    void a_target_s_table_of_the_name_that_was_renamed_away_is_nobody_s_counterpart() {
        Selection selection = selection(List.of(), Map.of("orders", "sales"));

        assertThat(TablePair.of(selection, List.of("orders"), List.of("orders", "sales"), List::of))
                .containsExactly(new TablePair("orders", "sales", Sides.BOTH));
    }

    @Test
    void aViewMayBeNamedAndIsNoTable() {
        Selection selection = selection(List.of("orders", "order_view", "old_*"), Map.of());

        assertThat(TablePair.of(selection, List.of("orders"), List.of(), () -> List.of("order_view", "old_view")))
                .containsExactly(new TablePair("orders", "orders", Sides.SOURCE));
    }

    @Test
    void nothing_selected_proves_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TablePair.of(selection(List.of(), Map.of()), List.of(), List.of(), List::of))
                .withMessageContaining("Cannot compare anything");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TablePair.of(selection(List.of("a", "b"), Map.of()), List.of("a"), List.of(), List::of))
                .withMessageContaining("[b]")
                .withMessageContaining("the setting tableNames");
    }

    private static Selection selection(List<String> tables, Map<String, String> renames) {
        return new Selection(tables, TaskFilter.all(), DataFilter.all(), renames);
    }
}
