package io.starmigrate.bench;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A source of which nothing is there but its catalog, made as it is asked for: as large as what a front end answers.
 *
 * @param tables how many
 * @param partitions of each
 */
record GeneratedCatalog(int tables, int partitions) {
    static final String DATABASE = "shop";

    List<String> names() {
        return IntStream.range(0, tables).mapToObj(i -> "orders_" + i).toList();
    }

    /** Every table is asked for by its name, as in a job that nobody has planned before. */
    SourceCluster cluster(Asked asked) {
        Object real = Proxy.newProxyInstance(
                SourceCluster.class.getClassLoader(),
                new Class<?>[] {SourceCluster.class},
                (proxy, method, arguments) ->
                        method.getName().equals("table") ? table((String) arguments[0]) : List.of());
        return asked.counting(SourceCluster.class, real);
    }

    private CatalogTable table(String name) {
        List<CatalogPartition> all = IntStream.range(0, partitions)
                .mapToObj(number -> partition(name, number))
                .toList();
        return new CatalogTable(
                new TableName(DATABASE, name), new PartitionScheme(PartitionScheme.Kind.RANGE, null, "RANGE(d)"), all);
    }

    private static CatalogPartition partition(String table, int number) {
        long id = 10_000L + Math.floorMod(table.hashCode(), Integer.MAX_VALUE) * 1000L + number;
        PhysicalPartition physical = new PhysicalPartition(id, 2, 2L, "2026-01-01 00:00:" + (10 + number % 50));
        String day = String.format("%04d-%02d-%02d", 2000 + number / 336, 1 + number / 28 % 12, 1 + number % 28);
        String bounds = "[types: [DATE]; keys: [" + day + "]; ..types: [DATE]; keys: [" + day + "]; )";
        return new CatalogPartition("p" + number, List.of(physical), bounds, 1_000_000, 512L << 20);
    }
}
