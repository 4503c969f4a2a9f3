package io.starmigrate.worker.starrocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.sql.TableName;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How a source is asked for its tables: few questions, and none for nothing. */
class ReadTablesTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final List<String> asked = new ArrayList<>();
    private final SourceCluster source = (SourceCluster) Proxy.newProxyInstance(
            SourceCluster.class.getClassLoader(), new Class<?>[] {SourceCluster.class}, (proxy, method, arguments) -> {
                asked.add(method.getName() + Arrays.toString(arguments));
                return switch (method.getName()) {
                    case "overview" ->
                        NAMES.stream()
                                .filter(((List<?>) arguments[0])::contains)
                                .map(ReadTablesTest::table)
                                .toList();
                    case "table" -> table((String) arguments[0]);
                    default -> null;
                };
            });

    private static CatalogTable table(String name) {
        return new CatalogTable(
                new TableName("shop", name), new PartitionScheme(PartitionScheme.Kind.NONE, null, ""), List.of());
    }

    private void read(Predicate<String> known, Predicate<CatalogTable> stands) {
        assertThat(ReadTables.of(source, "shop", NAMES, known, stands).read())
                .extracting(table -> table.name().table())
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    void where_nothing_is_known_no_overview_is_asked_for_and_definitions_are_read_together() {
        read(name -> false, table -> true);

        assertThat(asked).containsExactly("readAhead[[a, b, c]]", "table[a]", "table[b]", "table[c]");
    }

    @Test
    void an_overview_is_asked_for_what_is_known_and_the_others_by_name() {
        read(name -> !name.equals("c"), table -> table.name().table().equals("a"));

        assertThat(asked).containsExactly("overview[[a, b]]", "readAhead[[b, c]]", "table[b]", "table[c]");
    }
}
