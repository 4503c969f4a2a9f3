package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.sql.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables as catalogs tell them. */
public final class CatalogFixture {
    private CatalogFixture() {}

    public static CatalogTable ranged(String name, CatalogPartition... partitions) {
        return table(name, "PARTITION BY RANGE(`d`) ()", partitions);
    }

    public static CatalogTable listed(String name, CatalogPartition... partitions) {
        return table(name, "PARTITION BY LIST(`c`) ()", partitions);
    }

    public static CatalogTable sliced(String name, CatalogPartition... partitions) {
        return table(name, "PARTITION BY time_slice(`d`, INTERVAL 7 day)", partitions);
    }

    public static CatalogTable whole(String name, long bytes) {
        return table(name, "", partition(name, "", bytes, null));
    }

    private static CatalogTable table(String name, String clause, CatalogPartition... partitions) {
        return new CatalogTable(new TableName("shop", name), scheme(clause), List.of(partitions));
    }

    static PartitionScheme scheme(String clause) {
        TableDdl table = TableDdl.read("CREATE TABLE `t` (`d` date) " + clause + " DISTRIBUTED BY HASH(`d`)");
        return PartitionScheme.of(table.layout().partitioning());
    }

    public static CatalogPartition dated(String name, String from, String to) {
        return partition(name, range("DATE", from, to), 10, null);
    }

    public static CatalogPartition numbered(String name, String from, String to) {
        return partition(name, range("INT", from, to), 10, null);
    }

    public static CatalogPartition partition(String name, String bounds, long bytes, @Nullable String changed) {
        return new CatalogPartition(name, List.of(new PhysicalPartition(1, 2, null, changed)), bounds, 0, bytes);
    }

    public static String range(String type, String from, String to) {
        return "[types: [" + type + "]; keys: [" + from + "]; ..types: [" + type + "]; keys: [" + to + "]; )";
    }
}
