package io.starmigrate.bench;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.lang.reflect.Proxy;
import java.time.Instant;
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
        String version = changed > 0 && number % changed == 0 ? "3" : "2";
        int of = number % partitions;
        String day = String.format("%04d-%02d-%02d", 2000 + of / 336, 1 + of / 28 % 12, 1 + of % 28);
        Instant published = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
        return CatalogRow.of(Map.of(
                "PartitionId",
                Long.toString(FinishedJob.id(number)),
                "PartitionName",
                "p" + number,
                "VisibleVersion",
                version,
                "DataVersion",
                version,
                "VisibleVersionTime",
                published.toString().replace('T', ' ').replace("Z", ""),
                "Range",
                "[types: [DATE]; keys: [" + day + "]; ..types: [DATE]; keys: [" + day + "]; )",
                "RowCount",
                "1000000",
                "DataSize",
                "512MB"));
    }
}
