package io.starmigrate.standin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionBoundsTest {
    private static final SqlType INT = SqlType.of("int");
    private static final SqlType DATETIME = SqlType.of("datetime");

    private static PartitionKeyValue number(String text) {
        return PartitionKeyValue.of(INT, text);
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, true", "99, true", "100, false", "-5, false"})
    void aRangeHoldsItsLowEndAndNotItsHighEnd(String value, boolean inside) {
        PartitionKeyRange range = new PartitionKeyRange(List.of(number("10")), List.of(number("100")));
        assertThat(range.contains(List.of(number(value)))).isEqualTo(inside);
    }

    @Test
    void nullBelongsToTheRangeThatIsOpenBelow() {
        PartitionKeyRange lowest = new PartitionKeyRange(List.of(PartitionKeyValue.min(INT)), List.of(number("0")));
        PartitionKeyRange next = new PartitionKeyRange(List.of(number("0")), List.of(PartitionKeyValue.max(INT)));
        List<PartitionKeyValue> key = List.of(PartitionKeyValue.ofNull(INT));
        assertThat(lowest.contains(key)).isTrue();
        assertThat(next.contains(key)).isFalse();
    }

    @Test
    void severalColumnsCompareFromTheFirst() {
        PartitionKeyRange range = new PartitionKeyRange(
                List.of(number("1"), number("5")), List.of(number("2"), PartitionKeyValue.min(INT)));
        assertThat(range.contains(List.of(number("1"), number("4")))).isFalse();
        assertThat(range.contains(List.of(number("1"), number("6")))).isTrue();
        assertThat(range.contains(List.of(number("2"), number("0")))).isFalse();
        assertThat(range.shown())
                .isEqualTo("[types: [INT, INT]; keys: [1, 5]; ..types: [INT, INT]; keys: [2, -2147483648]; )");
    }

    @Test
    void timesAreReadInAllTheirForms() {
        PartitionKeyValue midnight = PartitionKeyValue.of(DATETIME, "2024-01-02");
        assertThat(midnight).isEqualByComparingTo(PartitionKeyValue.of(DATETIME, "2024-1-2 00:00:00"));
        assertThat(midnight).isEqualByComparingTo(PartitionKeyValue.of(DATETIME, "20240102"));
        assertThat(PartitionKeyValue.of(DATETIME, "2024-01-02 03:04:05.6").shown())
                .isEqualTo("2024-01-02 03:04:05.600000");
        assertThatThrownBy(() -> PartitionKeyValue.of(DATETIME, "soon")).hasMessage("Invalid datetime literal: soon");
    }

    @Test
    void aListHoldsItsTuplesAndNullOnlyWhereItIsNamed() {
        SqlType text = SqlType.of("varchar", 9);
        PartitionValues values = new PartitionValues(
                List.of(List.of(PartitionKeyValue.of(text, "a")), List.of(PartitionKeyValue.ofNull(text))));
        assertThat(values.contains(List.of(PartitionKeyValue.of(text, "a")))).isTrue();
        assertThat(values.contains(List.of(PartitionKeyValue.ofNull(text)))).isTrue();
        assertThat(values.contains(List.of(PartitionKeyValue.of(text, "NULL")))).isFalse();
    }
}
