package io.starmigrate.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {
    @Test
    void whatMovesATerminalIsWrittenAsItsNumber() {
        assertThat(ShownText.lines("\u001B[31mred\u0001\u0007\rover"))
                .isEqualTo("\\u001B[31mred\\u0001\\u0007\\u000Dover");
        assertThat(ShownText.lines("a\u202Eb\u2028c\u2066d\u0085e")).isEqualTo("a\\u202Eb\\u2028c\\u2066d\\u0085e");
    }

    @Test
    void linesTabsAndLettersOfAnyKindStay() {
        String text = "表 é \uD83D\uDC69\u200D\uD83D\uDCBB\tx\n\tat y\r\nz";

        assertThat(ShownText.lines(text)).isEqualTo(text);
    }

    @Test
    void whatIsOneThingIsOneLine() {
        assertThat(ShownText.line("be failed:\n  0# first\r\n\t1# second\u001B[0m\n"))
                .isEqualTo("be failed: 0# first 1# second\\u001B[0m");
    }
}
