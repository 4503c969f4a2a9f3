package io.starmigrate.worker.comparison;

import io.starmigrate.core.comparison.TableView;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.plan.CatalogFixture;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterView;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster whose tables are partitions with a number of rows each; it writes down what it is asked. */
final class InMemoryCluster implements ClusterView {
    final Queue<String> asked = new ConcurrentLinkedQueue<>();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Map<String, Map<String, Long>> tables = new TreeMap<>();
    private final AtomicInteger now = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile String refused = "";
    private volatile Pressure pressure = new Pressure(List.of(), Double.NaN, List.of());

    InMemoryCluster with(String table, String partition, long rows) {
        tables.computeIfAbsent(table, name -> new TreeMap<>()).put(partition, rows);
        return this;
    }

    /** Fingerprints of this table are refused. */
    InMemoryCluster refusing(String table) {
        refused = table;
        return this;
    }

    /** Fingerprints wait until this opens. */
    InMemoryCluster behind(CountDownLatch newGate) {
        gate = newGate;
        return this;
    }

    @Override
    public List<String> tables() {
        asked.add("tables");
        return List.copyOf(tables.keySet());
    }

    @Override
    public List<String> views() {
        asked.add("views");
        return List.of();
    }

    @Override
    public TableView table(String table) {
        asked.add("table " + table);
        CatalogPartition[] partitions = tables.getOrDefault(table, Map.of()).entrySet().stream()
                .map(entry -> CatalogFixture.partition(entry.getKey(), "", entry.getValue(), null))
                .toArray(CatalogPartition[]::new);
        TableColumn id = new TableColumn("id", ColumnType.parse("int"), Set.of());
        return new TableView(CatalogFixture.ranged(table, partitions), List.of(id));
    }

    @Override
    public Fingerprint fingerprint(TablePart part, List<TableColumn> columns) {
        asked.add("fingerprint " + part);
        mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
            gate.await();
            return taken(part);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClusterException(Remedy.ASK_AGAIN, "interrupted", interrupted);
        } finally {
            now.decrementAndGet();
        }
    }

    private Fingerprint taken(TablePart part) {
        if (part.table().table().equals(refused)) {
            throw new ClusterException(Remedy.RETRY_LATER, "too many queries", null);
        }
        return new Fingerprint("r", counted(part), List.of(BigInteger.valueOf(counted(part) * 31)));
    }

    @Override
    public long rows(TablePart part) {
        asked.add("rows " + part);
        return counted(part);
    }

    private long counted(TablePart part) {
        Map<String, Long> partitions = tables.getOrDefault(part.table().table(), Map.of());
        return part.partitions().stream()
                .mapToLong(name -> partitions.getOrDefault(name, 0L))
                .sum();
    }

    /** It is so busy. */
    InMemoryCluster under(Signal signal) {
        pressure = new Pressure(List.of(signal), Double.NaN, List.of());
        return this;
    }

    @Override
    public Pressure pressure() {
        return pressure;
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
