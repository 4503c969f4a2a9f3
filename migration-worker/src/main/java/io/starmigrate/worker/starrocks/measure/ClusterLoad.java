package io.starmigrate.worker.starrocks.measure;

import io.starmigrate.core.check.LimitCheck;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.pace.Signal;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.LoadJob;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How busy a cluster is, by what its version tells (reference 7). What cannot be asked is named, beside what is told.
 * To be used from one thread, but for {@link #ofTarget}.
 */
public final class ClusterLoad {
    private static final String LATENCY = "query_latency";
    private static final String QUEUED = "query_queue_pending";
    private static final String TRANSACTIONS = "txn_running";
    private static final String TABLET_SCORE = "max_tablet_compaction_score";
    private static final String SCORE_OF_KIND = "_max_compaction_score";
    private static final List<String> SCORES = List.of(
            "tablet_base" + SCORE_OF_KIND, "tablet_cumulative" + SCORE_OF_KIND, "tablet_update" + SCORE_OF_KIND);
    private static final String READ_TIME = "disk_read_time_ms";
    private static final String READS = "disk_reads_completed";
    private static final String SLOWEST_OF_TWENTY = "0.95";

    private final FrontEnds frontEnds;
    private final Capabilities capabilities;
    private final OwnLimit exports;
    private final OwnLimit loads;
    private double readMillis = Double.NaN;
    private double reads = Double.NaN;

    public ClusterLoad(FrontEnds frontEnds, Capabilities capabilities) {
        this.frontEnds = frontEnds;
        this.capabilities = capabilities;
        this.exports = new OwnLimit(frontEnds, LimitCheck.OF_SOURCE, LimitCheck::exportsAtOnce);
        this.loads = new OwnLimit(frontEnds, LimitCheck.OF_LOADS, LimitCheck::loadsAtOnce);
    }

    /**
     * How busy it is with queries. In shared-data the compute nodes do the work; the busiest node of either kind
     * counts.
     */
    public Pressure ofQueries() {
        CollectedSignals answers = new CollectedSignals();
        List<CatalogRow> nodes = nodes(answers);
        answers.add(most(nodes, "CpuUsedPct"), Signal::cpu);
        answers.add(most(nodes, "MemUsedPct"), Signal::memory);
        nodes.forEach(node -> answers.add(queries(node)));
        List<CatalogRow> metrics = frontEndMetrics(answers, List.of(LATENCY, QUEUED));
        answers.add(most(metrics, QUEUED, ""), Signal::queuedQueries);
        double latency = most(metrics, LATENCY, SLOWEST_OF_TWENTY).orElse(Double.NaN);
        return answers.pressure(capabilities.has(Capability.FRONTEND_METRICS) ? latency : diskLatency(answers));
    }

    /** The same, and how many EXPORT jobs it runs at once. */
    public Pressure ofSource() {
        return ofQueries().within(exports.value());
    }

    /** What it does for others is not what loads are held back for; what keeps it from loading is. */
    public Pressure ofTarget(String database) {
        CollectedSignals answers = new CollectedSignals();
        answers.add(most(nodes(answers), "MemUsedPct"), Signal::memory);
        answers.add(Signal.queuedLoads(
                answers.to(LoadJob.show(database, LoadJob.State.PENDING)).size()));
        List<CatalogRow> metrics = frontEndMetrics(answers, List.of(TRANSACTIONS, TABLET_SCORE));
        answers.add(most(metrics, TRANSACTIONS, database), Signal::transactions);
        answers.add(most(metrics, TABLET_SCORE, ""), Signal::tabletCompaction);
        answers.add(most(backendScores(answers), SCORE_OF_KIND, ""), Signal::tabletCompaction);
        if (capabilities.has(Capability.PARTITIONS_META)) {
            answers.add(
                    most(answers.to(ClusterQueries.highestCompaction(database)), ClusterQueries.SCORE),
                    Signal::partitionCompaction);
        }
        return answers.pressure(Double.NaN).within(loads.value());
    }

    private List<CatalogRow> nodes(CollectedSignals answers) {
        Stream<Sql> questions = capabilities.has(Capability.COMPUTE_NODES)
                ? Stream.of(ClusterQueries.backends(), ClusterQueries.computeNodes())
                : Stream.of(ClusterQueries.backends());
        return questions.flatMap(question -> answers.to(question).stream()).toList();
    }

    private List<CatalogRow> frontEndMetrics(CollectedSignals answers, List<String> names) {
        return capabilities.has(Capability.FRONTEND_METRICS)
                ? answers.to(ClusterQueries.frontendMetrics(names))
                : List.of();
    }

    /** What front ends tell from 3.1 on, as each backend tells it of its own tablets. */
    private List<CatalogRow> backendScores(CollectedSignals answers) {
        boolean isOnlyThere =
                capabilities.has(Capability.BACKEND_METRICS) && !capabilities.has(Capability.FRONTEND_METRICS);
        return isOnlyThere ? answers.to(ClusterQueries.backendMetrics(SCORES)) : List.of();
    }

    private static Stream<Signal> queries(CatalogRow node) {
        OptionalDouble cores = most(List.of(node), "CpuCores");
        OptionalDouble running = most(List.of(node), "NumRunningQueries");
        return cores.isPresent() && cores.getAsDouble() > 0 && running.isPresent()
                ? Stream.of(Signal.queries(running.getAsDouble(), cores.getAsDouble()))
                : Stream.empty();
    }

    /** Counters are told: what a read has taken since they were last asked for; NaN the first time. */
    private double diskLatency(CollectedSignals answers) {
        if (!capabilities.has(Capability.BACKEND_METRICS)) {
            return Double.NaN;
        }
        List<CatalogRow> rows = answers.to(ClusterQueries.backendMetrics(List.of(READ_TIME, READS)));
        double millis = values(rows, READ_TIME, "").sum() - readMillis;
        double done = values(rows, READS, "").sum() - reads;
        readMillis = values(rows, READ_TIME, "").sum();
        reads = values(rows, READS, "").sum();
        return done > 0 && millis >= 0 ? millis / done : Double.NaN;
    }

    private static OptionalDouble most(List<CatalogRow> rows, String column) {
        return rows.stream()
                .flatMap(row -> row.find(column).stream())
                .flatMapToDouble(ClusterLoad::number)
                .max();
    }

    private static OptionalDouble most(List<CatalogRow> metrics, String name, String label) {
        return values(metrics, name, label).max();
    }

    private static DoubleStream values(List<CatalogRow> metrics, String name, String label) {
        return metrics.stream()
                .filter(row ->
                        row.text("NAME").endsWith(name) && row.text("LABELS").contains(label))
                .flatMapToDouble(row -> number(row.text("VALUE")));
    }

    private static DoubleStream number(String text) {
        String number = text.replace("%", "").strip();
        return number.matches("\\d+(\\.\\d+)?") ? DoubleStream.of(Double.parseDouble(number)) : DoubleStream.empty();
    }

    /** What was told, and what was not. */
    private final class CollectedSignals {
        private final List<Signal> signals = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();

        List<CatalogRow> to(Sql question) {
            try {
                return frontEnds.glance(question);
            } catch (ClusterException refused) {
                unknown.add(question + ": " + refused.getMessage());
                return List.of();
            }
        }

        void add(OptionalDouble value, DoubleFunction<Signal> signal) {
            value.stream().mapToObj(signal).forEach(signals::add);
        }

        void add(Stream<Signal> told) {
            told.forEach(signals::add);
        }

        void add(Signal told) {
            signals.add(told);
        }

        Pressure pressure(double latency) {
            return new Pressure(signals, latency, unknown);
        }
    }
}
