package io.starmigrate.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void numbers_lean_right_from_the_third_column_on() {
        TextTable table = new TextTable("table", "partitions", "rows");
        table.row("a", "2 PLANNED", "1,000");

        assertThat(table.lines()).containsExactly("table  partitions   rows", "a      2 PLANNED   1,000");
    }

    @Test
    void texts_lean_left_so_that_a_long_one_moves_no_other() {
        TextTable table = TextTable.ofTexts("check", "", "found");
        table.row("failed", "GO", "none");
        table.row("dead letters", "NO-GO", "2: migrate redrive --dry-run says why");

        assertThat(table.lines())
                .containsExactly(
                        "check                found",
                        "failed        GO     none",
                        "dead letters  NO-GO  2: migrate redrive --dry-run says why");
    }
}
