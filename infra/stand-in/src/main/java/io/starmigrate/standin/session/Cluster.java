package io.starmigrate.standin.session;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.Activity;
import io.starmigrate.standin.catalog.Catalog;
import io.starmigrate.standin.catalog.Grants;
import io.starmigrate.standin.catalog.RollupBuilds;
import io.starmigrate.standin.catalog.RowStore;
import io.starmigrate.standin.catalog.VirtualTable;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** One StarRocks cluster: what all its connections share. Thread-safe; the catalog has its own lock. */
public final class Cluster {
    /** The schema of the virtual tables. */
    public static final String INFORMATION_SCHEMA = "information_schema";

    /** The other schema of virtual tables, whose names begin with it here. */
    public static final String SYS = "sys";

    private static final long FIRST_ID = 10_001;
    private static final int USUAL_PORT = 9030;

    private final Personality personality;
    private final RowStore rows;
    private final Clock clock;
    private final RandomGenerator random;
    private final StatementLog log;
    private final Catalog catalog = new Catalog();
    private final Grants grants = new Grants();
    private final Activity activity = new Activity();
    private final RollupBuilds rollupBuilds = new RollupBuilds();
    private final RunningStatements running = new RunningStatements();
    private final int id;
    private final AtomicLong ids = new AtomicLong(FIRST_ID);
    private final AtomicLong epochs;
    private final Map<String, VirtualTable.Source> virtualTables = new ConcurrentHashMap<>();
    private final Map<String, String> globals = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile int port = USUAL_PORT;

    /** @param random where its own id and query ids come from */
    public Cluster(Personality personality, RowStore rows, Clock clock, RandomGenerator random, StatementLog log) {
        this.personality = personality;
        this.rows = rows;
        this.clock = clock;
        this.random = random;
        this.log = log;
        this.id = 1 + random.nextInt(Integer.MAX_VALUE - 1);
        this.epochs = new AtomicLong(clock.millis() << 18);
    }

    public Personality personality() {
        return personality;
    }

    /** What a cluster draws when it is set up, and shows of each front end. */
    public int id() {
        return id;
    }

    /** What SET GLOBAL has changed, by variable name: sessions that begin later have it so. */
    public Map<String, String> globals() {
        return globals;
    }

    /** The port its front end serves MySQL clients at. */
    public int port() {
        return port;
    }

    /** Its front end serves at this port now. */
    public void serves(int newPort) {
        port = newPort;
    }

    public RowStore rows() {
        return rows;
    }

    public Clock clock() {
        return clock;
    }

    public StatementLog log() {
        return log;
    }

    public Catalog catalog() {
        return catalog;
    }

    public Grants grants() {
        return grants;
    }

    public Activity activity() {
        return activity;
    }

    public RollupBuilds rollupBuilds() {
        return rollupBuilds;
    }

    public RunningStatements running() {
        return running;
    }

    /**
     * An id that this cluster has not given before: databases, tables, partitions, jobs and tablets share one sequence.
     */
    public long nextId() {
        return ids.getAndIncrement();
    }

    /** A version epoch greater than all before it. */
    public long nextEpoch() {
        return epochs.incrementAndGet();
    }

    /** A query id that this cluster has not given before, in the form of a UUID. */
    public String nextQueryId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /**
     * Makes {@code information_schema.name}, or {@code sys.name}, readable; a second registration replaces the first.
     */
    public void provide(String name, VirtualTable.Source source) {
        virtualTables.put(name.toLowerCase(Locale.ROOT), source);
    }

    /** The present content of {@code information_schema.name}. */
    public Optional<VirtualTable> virtualTable(String name) {
        return Optional.ofNullable(virtualTables.get(name.toLowerCase(Locale.ROOT)))
                .map(VirtualTable.Source::read);
    }

    /** Names of all tables of information_schema that can be read, in order. */
    public List<String> virtualTableNames() {
        return new TreeMap<>(virtualTables)
                .keySet().stream().filter(name -> !name.startsWith(SYS + ".")).toList();
    }
}
