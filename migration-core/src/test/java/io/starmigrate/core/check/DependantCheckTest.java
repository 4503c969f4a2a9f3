package io.starmigrate.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.check.CheckLine.Verdict;
import io.starmigrate.core.check.Hanging.Kind;
import io.starmigrate.core.starrocks.statement.Publication;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DependantCheckTest {
    private static final Map<String, Publication> TABLES = Map.of(
            "swapped", Publication.SWAP, "kept", Publication.INSERT_OVERWRITE, "daily", Publication.REPLACE_PARTITION);

    private static List<CheckLine> of(Hanging... hanging) {
        return DependantCheck.of(TABLES, List.of(hanging), List.of());
    }

    private static CheckLine one(Hanging hung) {
        assertThat(of(hung)).hasSize(1);
        return of(hung).get(0);
    }

    @Test
    void what_a_swap_takes_for_good_is_a_warning_of_its_kind_with_what_to_do() {
        List<CheckLine> lines = of(
                new Hanging("swapped", Kind.CONSTRAINT, "\"unique_constraints\" = \"id\""),
                new Hanging("swapped", Kind.GRANT, "GRANT SELECT ON TABLE `d`.`swapped` TO USER 'bo'"),
                new Hanging("swapped", Kind.ROLLUP, "by_city"));

        assertThat(lines)
                .extracting(line -> line.subject() + ": " + line.verdict())
                .containsExactly(
                        "rollups at the target: OK",
                        "constraints at the target: WARNING",
                        "grants at the target: WARNING");
        assertThat(lines.get(0).found()).contains("by_city of swapped");
        assertThat(lines.get(1).fix()).contains("ALTER TABLE", "the setting publish=swap");
        assertThat(lines.get(2).found()).contains("GRANT SELECT ON TABLE `d`.`swapped` TO USER 'bo'");
    }

    @Test
    void a_table_that_is_overwritten_keeps_what_hangs_on_it() {
        assertThat(one(new Hanging("kept", Kind.GRANT, "GRANT SELECT"))).satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.OK);
            assertThat(line.found()).contains("GRANT SELECT", "keep");
        });
    }

    @Test
    void a_materialized_view_of_another_database_is_the_account_s_to_alter_or_not() {
        assertThat(one(new Hanging("swapped", Kind.REFRESHED_VIEW, "own")).verdict())
                .isEqualTo(Verdict.OK);
        assertThat(one(new Hanging("swapped", Kind.REFRESHED_VIEW, "report.all", true)))
                .satisfies(line -> {
                    assertThat(line.verdict()).isEqualTo(Verdict.WARNING);
                    assertThat(line.fix()).contains("ALTER");
                });
        assertThat(one(new Hanging("daily", Kind.REFRESHED_VIEW, "report.all", true))
                        .verdict())
                .isEqualTo(Verdict.OK);
    }

    @Test
    void one_that_nobody_refreshes_or_that_is_out_of_service_is_told_whatever_the_publication() {
        assertThat(one(new Hanging("daily", Kind.MANUAL_VIEW, "report.all", true))
                        .fix())
                .contains("REFRESH MATERIALIZED VIEW");
        assertThat(one(new Hanging("daily", Kind.MANUAL_VIEW, "own")).verdict()).isEqualTo(Verdict.OK);
        assertThat(one(new Hanging("daily", Kind.INACTIVE_VIEW, "own"))).satisfies(line -> {
            assertThat(line.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(line.fix()).contains("ACTIVE");
        });
    }

    @Test
    void many_are_told_by_the_first_of_them() {
        Hanging[] many = IntStream.range(0, 30)
                .mapToObj(number -> new Hanging("daily", Kind.VIEW, "v" + number))
                .toArray(Hanging[]::new);

        assertThat(one(many[0]).found()).startsWith("v0: ");
        assertThat(of(many))
                .singleElement()
                .satisfies(line -> assertThat(line.found()).contains(" and 20 more"));
    }

    @Test
    void nothing_there_and_nothing_seen_are_not_the_same() {
        assertThat(of()).singleElement().extracting(CheckLine::verdict).isEqualTo(Verdict.OK);
        assertThat(DependantCheck.of(TABLES, List.of(), List.of("grants could not be looked at")))
                .extracting(CheckLine::verdict)
                .containsExactly(Verdict.WARNING);
        assertThat(DependantCheck.of(Map.of(), List.of(new Hanging("daily", Kind.VIEW, "v")), List.of("hidden")))
                .isEmpty();
        assertThat(of(new Hanging("of_others", Kind.INACTIVE_VIEW, "v")))
                .singleElement()
                .extracting(CheckLine::verdict)
                .isEqualTo(Verdict.OK);
    }
}
