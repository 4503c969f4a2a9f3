package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskFilterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                      | ALL",
                "DEFAULT                 | ALL",
                "all                     | ALL",
                "p20240101               | EACH(p20240101)",
                "EACH(p1,p2)             | EACH(p1,p2)",
                "each( p1 , \"p2\", )    | EACH(p1,p2)",
                "STARTWITH(p1)           | STARTWITH(p1)",
                "p 1                     | EACH(p 1)",
                "`p,1`                   | EACH(`p,1`)",
                "EACH('p,1',`a(b)c`,\"it's\") | EACH(`p,1`,a(b)c,`it's`)",
                "RANGE('a, b',c d)       | RANGE(`a, b`,c d)",
                "EACH('a:b',p1)          | EACH(`a:b`,p1)",
                "RANGE(2024-01-01 00:00:00,p2) | RANGE(2024-01-01 00:00:00,p2)",
                "EndWith(p1)             | ENDWITH(p1)",
                "RANGE (2024-01-01, p2)  | RANGE(2024-01-01,p2)"
            })
    void readsTheWordsOfThePredecessor(String text, String filter) {
        assertThat(TaskFilter.parse(text)).hasToString(filter);
        assertThat(TaskFilter.parse(filter)).isEqualTo(TaskFilter.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RANGE(p1)",
                "RANGE(p1,p2,p3)",
                "STARTWITH()",
                "EACH()",
                "EACH",
                "BETWEEN(a,b)",
                "p1,p2",
                "EACH(p1",
                "RANGE p1 p2",
                "ALL(p1)",
                "orders:>=p1996",
                "p1996*",
                "!p1",
                "EACH(p1,orders:p2)",
                "dt >= '2024-01-01'"
            })
    void refusesWhatIsNoFilterAndSaysWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskFilter.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining(
                        "write ALL, EACH(p1,p2), STARTWITH(p), ENDWITH(p), RANGE(a,b) or a partition's name");
    }
}
