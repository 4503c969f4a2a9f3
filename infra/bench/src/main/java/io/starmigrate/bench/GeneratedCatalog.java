package io.starmigrate.bench;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A source of which nothing is there but its catalog, made as it is asked for: as large as what a front end answers.
 *
 * @param tables how many
 * @param partitions of each
 * @param changed one of how many has changed since it was published; 0: nobody has planned any before
 */
record GeneratedCatalog(int tables, int partitions, int changed) {
    static final String DATABASE = "shop";

    List<String> names() {
        return IntStream.range(0, tables).mapToObj(i -> "orders_" + i).toList();
    }

    /** In a job that nobody has planned before every table is asked for by its name: an overview tells of none. */
    SourceCluster cluster(Asked asked) {
        Object real = Proxy.newProxyInstance(
                SourceCluster.class.getClassLoader(),
                new Class<?>[] {SourceCluster.class},
                (proxy, method, arguments) -> method.getName().equals("table")
                        ? table((String) arguments[0])
                        : method.getName().equals("overview") ? overview() : List.of());
        return asked.counting(SourceCluster.class, real);
    }

    private List<CatalogTable> overview() {
        return changed == 0 ? List.of() : names().stream().map(this::table).toList();
    }

    private CatalogTable table(String name) {
        int first = Integer.parseInt(name.replaceFirst(".*_", "")) * partitions;
        List<CatalogPartition> all = CatalogPartition.readAll(
                IntStream.range(first, first + partitions).mapToObj(this::row).toList());
        return new CatalogTable(
                new TableName(DATABASE, name), new PartitionScheme(PartitionScheme.Kind.RANGE, null, "RANGE(d)"), all);
    }

    /** Each was published at a time of its own; days are those of other tables, too. */
    private CatalogRow row(int number) {
        return CatalogRow.of(facts(number, partitions, changed > 0 && number % changed == 0 ? "3" : "2"));
    }

    /**
     * What a catalog tells of one of many, by the columns' names.
     *
     * @param partitions of each table
     */
    static Map<String, String> facts(int number, int partitions, String version) {
        int of = number % partitions;
        String from = day(of);
        String to = day(of + 1);
        Instant published = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
        String range = "[types: [DATE]; keys: [" + from + "]; ..types: [DATE]; keys: [" + to + "]; )";
        return Map.of(
                "PARTITIONID",
                Long.toString(FinishedJob.id(number)),
                "PARTITIONNAME",
                "p" + number,
                "VISIBLEVERSION",
                version,
                "DATAVERSION",
                version,
                "VISIBLEVERSIONTIME",
                published.toString().replace('T', ' ').replace("Z", ""),
                "RANGE",
                range,
                "PARTITIONVALUE",
                range,
                "ROWCOUNT",
                "1000000",
                "DATASIZE",
                "512MB");
    }

    private static String day(int of) {
        return LocalDate.of(2000, 1, 1).plusDays(of).toString();
    }
}
