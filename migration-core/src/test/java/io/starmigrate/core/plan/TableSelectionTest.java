package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableSelectionTest {
    private static final List<String> TABLES = List.of("orders", "orders_2023", "order.x", "Lineitem");

    @Test
    void selectsByNamesAndGlobs() {
        assertThat(TableSelection.of(List.of("orders")).select(TABLES)).containsExactly("orders");
        assertThat(TableSelection.of(List.of("orders*", "L?neitem")).select(TABLES))
                .containsExactly("orders", "orders_2023", "Lineitem");
        assertThat(TableSelection.of(List.of("order.x")).select(TABLES)).containsExactly("order.x");
        assertThat(TableSelection.of(List.of("lineitem")).select(TABLES)).isEmpty();
    }

    @Test
    void selectsAllWithoutPatternsAndLeavesOutWhatIsExcluded() {
        assertThat(TableSelection.of(List.of("", " ")).select(TABLES)).isEqualTo(TABLES);
        assertThat(TableSelection.of(List.of("!orders_*")).select(TABLES))
                .containsExactly("orders", "order.x", "Lineitem");
    }

    @Test
    void aNameInQuotesIsJustThatName() {
        List<String> odd = List.of("o*", "orders", "!x", "b-chi 表", "a,b", "it's");

        assertThat(TableSelection.of(List.of("`o*`", "'!x'", "\"b-chi 表\"")).select(odd))
                .containsExactly("o*", "!x", "b-chi 表");
        assertThat(TableSelection.of(List.of("!`o*`", "!\"it's\"")).select(odd))
                .containsExactly("orders", "!x", "b-chi 表", "a,b");
    }

    @Test
    void aPatternMayBeAboutViewsAlone() {
        TableSelection selection = TableSelection.of(List.of("orders", "v_*", "nope"));

        assertThat(selection.unmatched(TABLES, () -> List.of("v_1"))).containsExactly("nope");
        assertThat(TableSelection.of(List.of("orders")).unmatched(TABLES, () -> {
                    throw new AssertionError("nothing is missing");
                }))
                .isEmpty();
    }

    @Test
    void tellsPatternsThatMatchNothing() {
        assertThat(TableSelection.of(List.of("orders", "nope*")).unmatched(TABLES))
                .containsExactly("nope*");
    }
}
