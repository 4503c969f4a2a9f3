package io.starmigrate.standin.show;

import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.catalog.VirtualTable;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code information_schema.fe_metrics} from 3.1 on and {@code be_metrics} from 2.4 on, of one front end and three
 * backends that have nothing to do, but a few versions of a tablet each to compact. Of the hundreds of names there are
 * those that tell how busy a cluster is.
 */
final class MetricsTables {
    private static final int BACKENDS = 3;
    private static final String FRONT_END = "1";

    private MetricsTables() {}

    static void provide(Cluster cluster) {
        if (cluster.personality().atLeast(3, 1)) {
            cluster.provide("fe_metrics", () -> table("fe_metrics", "FE_ID", frontEnd(cluster)));
        }
        if (cluster.personality().atLeast(2, 4)) {
            cluster.provide("be_metrics", () -> table("be_metrics", "BE_ID", backends()));
        }
    }

    private static VirtualTable table(String name, String id, List<List<String>> rows) {
        List<Column> columns = List.of(
                Column.plain(id, SqlType.of("bigint")),
                Column.plain("NAME", SqlType.of("varchar", 65533)),
                Column.plain("LABELS", SqlType.of("varchar", 65533)),
                Column.plain("VALUE", SqlType.of("bigint")));
        return new VirtualTable(name, columns, List.copyOf(rows));
    }

    private static List<List<String>> frontEnd(Cluster cluster) {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of(FRONT_END, "query_latency", "quantile=0.95", "3"),
                List.of(FRONT_END, "query_queue_pending", "", "0"),
                List.of(FRONT_END, "max_tablet_compaction_score", "", "0")));
        cluster.catalog()
                .locked(() -> cluster.catalog().databases())
                .forEach(database -> rows.add(List.of(FRONT_END, "txn_running", "db=" + database.name(), "0")));
        return rows;
    }

    private static List<List<String>> backends() {
        return IntStream.rangeClosed(1, BACKENDS)
                .mapToObj(Integer::toString)
                .flatMap(id -> List.of(
                        List.of(id, "disk_read_time_ms", "device=vda", "1"),
                        List.of(id, "disk_reads_completed", "device=vda", "10"),
                        List.of(id, "tablet_base_max_compaction_score", "", "0"),
                        List.of(id, "tablet_cumulative_max_compaction_score", "", id),
                        List.of(id, "tablet_update_max_compaction_score", "", "0"))
                        .stream())
                .toList();
    }
}
