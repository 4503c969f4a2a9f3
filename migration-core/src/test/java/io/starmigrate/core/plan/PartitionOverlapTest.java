package io.starmigrate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionOverlapTest {
    private static String range(String type, String lower, String upper) {
        return "[types: [" + type + "]; keys: [" + lower + "]; ..types: [" + type + "]; keys: [" + upper + "]; )";
    }

    private static boolean mayBe(String one, String other) {
        boolean overlap = PartitionOverlap.mayBe(PartitionBounds.parse(one), PartitionBounds.parse(other));
        assertThat(PartitionOverlap.mayBe(PartitionBounds.parse(other), PartitionBounds.parse(one)))
                .as("the other way round")
                .isEqualTo(overlap);
        return overlap;
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2024-01-01, 2024-02-01, 2024-01-01, 2024-02-01, true",
        "DATE, 2024-01-01, 2024-02-01, 2024-01-05, 2024-01-06, true",
        "DATE, 2024-01-01, 2024-02-01, 2024-02-01, 2024-03-01, false",
        "DATE, 0000-01-01, 2024-02-01, 2023-01-01, 2023-01-02, true",
        "DATETIME, 2024-01-01 00:00:00, 2024-01-02 00:00:00, 2024-01-01 12:00:00, 2024-01-03 00:00:00, true",
        "INT, 9, 10, 10, 11, false",
        "INT, 9, 100, 10, 11, true",
        "INT, -5, 0, 0, 5, false",
    })
    void tellsRangesByTheirValues(String type, String lower, String upper, String lower2, String upper2, boolean told) {
        assertThat(mayBe(range(type, lower, upper), range(type, lower2, upper2)))
                .isEqualTo(told);
    }

    @Test
    void tellsRangesOfSeveralColumnsByTheFirstThatDiffers() {
        assertThat(mayBe(range("INT, INT", "1, 5", "1, 9"), range("INT, INT", "1, 9", "2, 0")))
                .isFalse();
        assertThat(mayBe(range("INT, INT", "1, 5", "1, 9"), range("INT, INT", "1, 8", "2, 0")))
                .isTrue();
    }

    @Test
    void tellsListsByTheirItems() {
        assertThat(mayBe("('a', 'b')", "[[\"b\"],[\"c\"]]")).isTrue();
        assertThat(mayBe("('a', 'b')", "('c')")).isFalse();
    }

    @Test
    void whatCannotBeComparedMayOverlap() {
        assertThat(mayBe("", "('c')")).isTrue();
        assertThat(mayBe(range("INT", "1", "2"), range("DATE", "2024-01-01", "2024-02-01")))
                .isTrue();
    }
}
