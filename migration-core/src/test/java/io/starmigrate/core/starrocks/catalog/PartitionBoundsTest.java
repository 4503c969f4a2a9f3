package io.starmigrate.core.starrocks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionBoundsTest {
    @Test
    void readsRanges() {
        assertThat(sql("[types: [DATE]; keys: [2023-01-01]; ..types: [DATE]; keys: [2023-02-01]; )"))
                .isEqualTo(" VALUES [(\"2023-01-01\"), (\"2023-02-01\"))");
        assertThat(sql("[types: [INT]; keys: [100]; ..types: [INT]; keys: [MAXVALUE]; )"))
                .isEqualTo(" VALUES [(\"100\"), (MAXVALUE))");
        assertThat(sql("[types: [INT, DATE]; keys: [-2147483648, 0000-01-01]; "
                        + "..types: [INT, DATE]; keys: [10, 2024-01-01]; )"))
                .isEqualTo(" VALUES [(\"-2147483648\", \"0000-01-01\"), (\"10\", \"2024-01-01\"))");
        assertThat(sql("[types: [DATETIME]; keys: [2024-01-01 00:00:00]; "
                        + "..types: [DATETIME]; keys: [2024-01-02 00:00:00]; )"))
                .isEqualTo(" VALUES [(\"2024-01-01 00:00:00\"), (\"2024-01-02 00:00:00\"))");
    }

    @Test
    void readsListsOfBothForms() {
        assertThat(sql("[[\"it\\u0027s\"],[\"x\\\"y\"],[\"b\\\\s\"]]"))
                .isEqualTo(" VALUES IN (\"it's\", \"x\\\"y\", \"b\\\\s\")");
        assertThat(sql("('it's=<a>&', 'x\"y', 'b\\s')"))
                .isEqualTo(" VALUES IN (\"it's=<a>&\", \"x\\\"y\", \"b\\\\s\")");
        assertThat(sql("[[\"a\",\"2024-01-01\"],[\"b\",\"2024-01-02\"]]"))
                .isEqualTo(" VALUES IN ((\"a\", \"2024-01-01\"), (\"b\", \"2024-01-02\"))");
        assertThat(sql("(('a', '2024-01-01'), ('b', '2024-01-02'))"))
                .isEqualTo(" VALUES IN ((\"a\", \"2024-01-01\"), (\"b\", \"2024-01-02\"))");
        assertThat(sql("('')")).isEqualTo(" VALUES IN (\"\")");
    }

    @Test
    void leavesItToTheCallerWhetherTheTextNullIsNull() {
        PartitionBounds.Values values = (PartitionBounds.Values) PartitionBounds.parse("[[\"NULL\"],[\"a\"]]");

        assertThat(values.mayHoldNull(0)).isTrue();
        assertThat(values.sql()).isEqualTo(" VALUES IN (\"NULL\", \"a\")");
        assertThat(values.withNulls(0).sql()).isEqualTo(" VALUES IN (NULL, \"a\")");
    }

    @Test
    void takesNoTextForAllRows() {
        assertThat(PartitionBounds.parse("")).isEqualTo(new PartitionBounds.Everything());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[types: [DATE]; keys: [2023-01-01]; )",
                "[[\"a\"",
                "('a'",
                "[types: [INT, INT]; keys: [1]; ..types: [INT, INT]; keys: [2]; )"
            })
    void refusesWhatItCannotRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartitionBounds.parse(text))
                .withMessageContaining(text);
    }

    private static String sql(String text) {
        return PartitionBounds.parse(text).sql();
    }
}
