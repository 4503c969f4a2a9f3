package io.starmigrate.worker.comparison;

import io.starmigrate.core.comparison.TableView;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.plan.CatalogFixture;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.fingerprint.RowKey;
import io.starmigrate.core.starrocks.fingerprint.RowSums;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A cluster whose tables are partitions with rows of the numbers from 0 on; it writes down what it is asked. */
final class InMemoryCluster implements ClusterView {
    final Queue<String> asked = new ConcurrentLinkedQueue<>();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Map<String, Map<String, Long>> tables = new TreeMap<>();
    private final AtomicInteger now = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile String refused = "";
    private volatile String odd = "";
    private ColumnType type = ColumnType.parse("int");
    private Runnable beforeBuckets = () -> {};
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

    /** The definition of this table is not understood. */
    InMemoryCluster notUnderstanding(String table) {
        odd = table;
        return this;
    }

    /** What the one column of every table is. */
    InMemoryCluster holding(String column) {
        type = ColumnType.parse(column);
        return this;
    }

    /** Somebody does this before buckets are answered. */
    InMemoryCluster interrupted(Runnable by) {
        beforeBuckets = by;
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
        if (table.equals(odd)) {
            throw new ClusterException(Remedy.WRONG_INPUT, "column g is of a type that nobody knows", null);
        }
        CatalogPartition[] partitions = tables.getOrDefault(table, Map.of()).entrySet().stream()
                .map(entry -> CatalogFixture.partition(entry.getKey(), "", entry.getValue(), null))
                .toArray(CatalogPartition[]::new);
        TableColumn id = new TableColumn("id", type, Set.of());
        return new TableView(CatalogFixture.ranged(table, partitions), List.of(id), Model.DUPLICATE);
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
        List<RowSums> rows = List.copyOf(rowsOf(part).values());
        return new Fingerprint("r", rows.size(), List.of(sum(rows, RowSums::plain), sum(rows, RowSums::salted)));
    }

    private static BigInteger sum(Collection<RowSums> rows, Function<RowSums, BigInteger> which) {
        return rows.stream().map(which).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private Map<Row, RowSums> rowsOf(TablePart part) {
        Map<String, Long> partitions = tables.getOrDefault(part.table().table(), Map.of());
        Map<Row, RowSums> rows = new HashMap<>();
        for (String partition : part.partitions()) {
            for (long id = 0; id < partitions.getOrDefault(partition, 0L); id++) {
                rows.put(
                        new Row(partition, id),
                        new RowSums(1, BigInteger.valueOf(id + 31), BigInteger.valueOf(id * id)));
            }
        }
        return rows;
    }

    /** Where a row lies, and its number. */
    private record Row(String partition, long id) {
        int bucket(Bucketing how) {
            return (int) (id % how.buckets());
        }
    }

    @Override
    public BucketedFingerprint buckets(TablePart part, Bucketing how) {
        asked.add("buckets " + part);
        beforeBuckets.run();
        if (part.table().table().equals(refused)) {
            throw new ClusterException(Remedy.RETRY_LATER, "too many queries", null);
        }
        Map<Integer, List<RowSums>> buckets = new HashMap<>();
        rowsOf(part)
                .forEach((row, sums) -> buckets.computeIfAbsent(row.bucket(how), bucket -> new ArrayList<>())
                        .add(sums));
        Map<Integer, RowSums> sums = new HashMap<>();
        buckets.forEach((bucket, rows) ->
                sums.put(bucket, new RowSums(rows.size(), sum(rows, RowSums::plain), sum(rows, RowSums::salted))));
        return new BucketedFingerprint("r", sums);
    }

    @Override
    public Map<RowKey, RowSums> keys(TablePart part, Bucketing how, List<Integer> buckets) {
        asked.add("keys " + buckets + " " + part);
        Map<RowKey, RowSums> keys = new HashMap<>();
        rowsOf(part).forEach((row, sums) -> {
            if (buckets.contains(row.bucket(how))) {
                keys.put(new RowKey(List.of(String.valueOf(row.id()))), sums);
            }
        });
        return keys;
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
