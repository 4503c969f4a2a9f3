package io.starmigrate.core.plan;

import static io.starmigrate.core.plan.CatalogFixture.dated;
import static io.starmigrate.core.plan.CatalogFixture.listed;
import static io.starmigrate.core.plan.CatalogFixture.numbered;
import static io.starmigrate.core.plan.CatalogFixture.partition;
import static io.starmigrate.core.plan.CatalogFixture.range;
import static io.starmigrate.core.plan.CatalogFixture.ranged;
import static io.starmigrate.core.plan.CatalogFixture.sliced;
import static io.starmigrate.core.plan.CatalogFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilteredPartitionsTest {
    // The names' order is not that of the values.
    private static final CatalogTable DATES = ranged(
            "dates",
            dated("z_first", "0000-01-01", "2024-01-01"),
            dated("p20240101", "2024-01-01", "2024-02-01"),
            dated("b", "2024-02-01", "2024-03-01"),
            dated("a_last", "2024-03-01", "MAXVALUE"));
    private static final CatalogTable NUMBERS = ranged(
            "numbers", numbered("p9", "9", "10"), numbered("p10", "10", "100"), numbered("p100", "100", "MAXVALUE"));

    @Test
    void comparesByValueNotByName() {
        assertThat(names(DATES, "STARTWITH(p20240101)")).containsExactly("p20240101", "b", "a_last");
        assertThat(names(DATES, "ENDWITH(p20240101)")).containsExactly("z_first", "p20240101");
        assertThat(names(DATES, "RANGE(p20240101,a_last)")).containsExactly("p20240101", "b");
        assertThat(names(NUMBERS, "STARTWITH(p10)")).containsExactly("p10", "p100");
        assertThat(names(NUMBERS, "RANGE(p9,p100)")).containsExactly("p9", "p10");
    }

    @Test
    void takesValuesAndNamesOfPartitionsThatDoNotExist() {
        assertThat(names(DATES, "RANGE(2024-01-15,2024-03-01)")).containsExactly("b");
        assertThat(names(DATES, "RANGE(p202401,p202403)")).containsExactly("p20240101", "b");
        assertThat(names(DATES, "STARTWITH('2024-02-01 00:00:00')")).containsExactly("b", "a_last");
        assertThat(names(NUMBERS, "STARTWITH(50)")).containsExactly("p100");
        assertThat(names(NUMBERS, "ENDWITH(part_10)")).containsExactly("p9", "p10");
    }

    @Test
    void choosesByNameAndTellsWhatIsMissing() {
        FilteredPartitions filtered = FilteredPartitions.of(DATES, TaskFilter.parse("EACH(b,nope)"));

        assertThat(filtered.partitions()).extracting(CatalogPartition::name).containsExactly("b");
        assertThat(filtered.missing()).containsExactly("nope");
    }

    @Test
    void tellsWhatIsLeftOut() {
        assertThat(FilteredPartitions.leftOut(DATES, TaskFilter.parse("STARTWITH(b)")))
                .extracting(CatalogPartition::name)
                .containsExactly("z_first", "p20240101");
        assertThat(FilteredPartitions.leftOut(whole("dim", 1), TaskFilter.parse("EACH(p1)")))
                .extracting(CatalogPartition::name)
                .containsExactly("dim");
        assertThat(FilteredPartitions.leftOut(DATES, TaskFilter.all())).isEmpty();
    }

    @Test
    void movesUnpartitionedTablesAsAWholeAndSaysSo() {
        FilteredPartitions filtered = FilteredPartitions.of(whole("dim", 1), TaskFilter.parse("STARTWITH(p1)"));

        assertThat(filtered.partitions()).hasSize(1);
        assertThat(filtered.note()).contains("shop.dim is not partitioned");
    }

    @Test
    void comparesListsOfOneValue() {
        CatalogTable days = listed(
                "days", partition("x", "[[\"2024-01-02\"]]", 1, null), partition("y", "[[\"2024-01-10\"]]", 1, null));

        assertThat(names(days, "STARTWITH(2024-01-03)")).containsExactly("y");
    }

    @Test
    void comparesTheFirstOfSeveralColumns() {
        CatalogTable both = ranged(
                "both",
                partition("a", range("DATE, INT", "2024-01-01, 5", "2024-02-01, 1"), 1, null),
                partition("b", range("DATE, INT", "2024-02-01, 1", "MAXVALUE, MAXVALUE"), 1, null));
        CatalogTable cities = listed(
                "cities",
                partition("x", "[[\"2024-01-02\",\"rome\"]]", 1, null),
                partition("y", "(('2024-01-10', 'oslo'))", 1, null));

        assertThat(names(both, "STARTWITH(2024-01-15)")).containsExactly("b");
        assertThat(names(both, "RANGE(a,b)")).containsExactly("a");
        assertThat(names(cities, "ENDWITH(2024-01-09)")).containsExactly("x");
    }

    @Test
    void comparesTextsByTheirCharactersAndNullFirst() {
        CatalogTable cities = listed(
                "cities",
                partition("p_rome", "[[\"rome\"]]", 1, null),
                partition("p_10", "[[\"10\"]]", 1, null),
                partition("p_none", "[[null]]", 1, null),
                partition("p_oslo", "[[\"oslo\"]]", 1, null));
        CatalogTable letters = ranged(
                "letters",
                partition("low", range("VARCHAR", "", "m"), 1, null),
                partition("high", range("VARCHAR", "m", "MAXVALUE"), 1, null));

        assertThat(names(cities, "STARTWITH(p_oslo)")).containsExactly("p_rome", "p_oslo");
        assertThat(names(cities, "RANGE(p,s)")).containsExactly("p_rome");
        assertThat(names(cities, "ENDWITH(p_10)")).containsExactly("p_10", "p_none");
        assertThat(names(letters, "STARTWITH(k)")).containsExactly("high");
    }

    @Test
    void comparesNumbersByTheirSizeThoughOnePartitionHoldsNull() {
        CatalogTable numbers = listed(
                "numbers",
                partition("p_2", "[[\"2\"]]", 1, null),
                partition("p_10", "[[\"10\"]]", 1, null),
                partition("p_none", "[[null]]", 1, null));

        assertThat(names(numbers, "STARTWITH(3)")).containsExactly("p_10");
        assertThat(names(numbers, "ENDWITH(3)")).containsExactly("p_2", "p_none");
    }

    @Test
    void movesTablesWholeWhosePartitionsCannotBePublishedOneByOne() {
        CatalogTable slices =
                sliced("slices", dated("a", "2024-01-01", "2024-01-08"), dated("b", "2024-01-08", "2024-01-15"));

        FilteredPartitions all = FilteredPartitions.of(slices, TaskFilter.parse("STARTWITH(2023-01-01)"));

        assertThat(all.partitions()).singleElement().satisfies(whole -> {
            assertThat(whole.name()).isEqualTo("slices");
            assertThat(whole.boundsText()).isEmpty();
            assertThat(whole.physical()).hasSize(2);
        });
        assertThat(FilteredPartitions.of(slices, TaskFilter.parse("EACH(other)"))
                        .partitions())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(slices, "EACH(a)"))
                .withMessageContaining("1 of the 2 partitions of shop.slices")
                .withMessageContaining("time_slice");
    }

    @Test
    void refusesToOrderWhatHasNoOrder() {
        CatalogTable cities = listed("cities", partition("x", "[[\"a\"],[\"b\"]]", 1, null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(cities, "STARTWITH(x)"))
                .withMessageContaining("shop.cities")
                .withMessageContaining("EACH");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(DATES, "STARTWITH(nonsense)"))
                .withMessageContaining("\"nonsense\"")
                .withMessageContaining("date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> names(DATES, "STARTWITH(p20241399)"))
                .withMessageContaining("p20241399");
    }

    private static List<String> names(CatalogTable table, String filter) {
        return FilteredPartitions.of(table, TaskFilter.parse(filter)).partitions().stream()
                .map(CatalogPartition::name)
                .toList();
    }
}
