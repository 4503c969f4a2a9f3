package io.starmigrate.core.starrocks.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNameTest {
    @Test
    void commasInsideQuotesSeparateNothing() {
        assertThat(WrittenName.list(" a ,\"b c, d\", 'e.f',`g\"h`,，i's， !`j,k`,,"))
                .containsExactly("a", "\"b c, d\"", "'e.f'", "`g\"h`", "i's", "!`j,k`");
    }

    @Test
    void aQuoteThatDoesNotEndItsItemIsALetter() {
        assertThat(WrittenName.list("'a,b")).containsExactly("'a", "b");
        assertThat(WrittenName.list("\"a\"b,c\"")).containsExactly("\"a\"b", "c\"");
    }

    @Test
    void aPairIsParted() {
        assertThat(WrittenName.pair("`a:b` : \"c,d\"")).containsExactly("`a:b`", "\"c,d\"");
        assertThat(WrittenName.pair("`a:b`")).containsExactly("`a:b`");
        assertThat(WrittenName.pair("a:b:c")).containsExactly("a:b:c");
        assertThat(WrittenName.list("`a,b`:`c,d`,e:f")).containsExactly("`a,b`:`c,d`", "e:f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders", "b-chi 表", "shop.orders", "it's", "12\" records", "'", "a,b", "x:y", "o*?", "!a", "表"})
    void whatIsWrittenIsReadBack(String name) {
        String written = WrittenName.written(name);

        assertThat(WrittenName.list("a," + written + ",b")).isEqualTo(List.of("a", written, "b"));
        assertThat(WrittenName.of(written)).isEqualTo(name);
    }

    @Test
    void theQuoteItselfIsWrittenTwice() {
        assertThat(WrittenName.of("\"12\"\" records\"")).isEqualTo("12\" records");
        assertThat(WrittenName.of("'it''s'")).isEqualTo("it's");
        assertThat(WrittenName.of("\"open")).isEqualTo("\"open");
    }
}
