package io.starmigrate.sandbox;

import io.starmigrate.standin.cluster.StandIn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Somebody who writes to a source all the time, as a business does: mostly to the newest partitions, now and then to an
 * older one, and sometimes a partition or a table comes or goes. That comes about ever more seldom, so that rounds
 * converge on a machine of any speed. One seed, one order of statements. The cluster compacts beside it, and goes on
 * with that when nobody writes any more.
 */
final class SourceWriter implements AutoCloseable {
    /** What the tables are before the first statement; {@code notes} is never written to. */
    static final List<String> TABLES = List.of(
            "CREATE TABLE shop.events (d DATE NOT NULL, k BIGINT, note VARCHAR(40)) DUPLICATE KEY(d, k)" + months(1, 6)
                    + " DISTRIBUTED BY HASH(k) BUCKETS 2",
            "CREATE TABLE shop.orders (d DATE NOT NULL, id BIGINT NOT NULL, v DECIMAL(12,2)) PRIMARY KEY(d, id)"
                    + months(1, 4) + " DISTRIBUTED BY HASH(id) BUCKETS 2",
            "CREATE TABLE shop.accounts (id BIGINT NOT NULL, name VARCHAR(40), v INT) PRIMARY KEY(id)"
                    + " DISTRIBUTED BY HASH(id) BUCKETS 1",
            "CREATE TABLE shop.notes (d DATE NOT NULL, k BIGINT, note VARCHAR(40)) DUPLICATE KEY(d, k)" + months(1, 2)
                    + " DISTRIBUTED BY HASH(k) BUCKETS 1",
            "INSERT INTO shop.notes VALUES ('2024-01-05', 1, 'kept'), ('2024-02-05', 2, 'as it is')");

    private static final int NEW_TABLES = 2;
    private static final int KEPT_MONTHS = 4;
    private static final int ORDERS_MONTH = 4;
    private static final int PACE_MILLIS = 15;
    private static final int MOST_CALM = 1 << 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final StandIn source;
    private final Connection connection;
    private final Statement statement;
    private final Random random;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<Exception> refused = new AtomicReference<>();
    private final Deque<Kind> next = new ArrayDeque<>();
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
    private final CountDownLatch everything = new CountDownLatch(1);
    private final Set<Kind> over = EnumSet.noneOf(Kind.class);
    private int calm = 1;
    private int firstMonth = 1;
    private int lastMonth = 6;
    private int tables;
    private long key;

    /**
     * What it does, and how often in its first run of steps; in each run after it, all but what comes once is doubled.
     */
    private enum Kind {
        INSERT(80),
        UPSERT(60),
        DELETE_BY_KEY(30),
        UPSERT_WHOLE(20),
        COMPACT(6),
        INSERT_LATE(1),
        DELETE_WHERE(1),
        ADD_PARTITION(1),
        DROP_PARTITION(1),
        TRUNCATE_PARTITION(1),
        CREATE_TABLE(1);

        private final int share;

        Kind(int share) {
            this.share = share;
        }
    }

    private SourceWriter(StandIn source, Random random) throws SQLException {
        this.source = source;
        this.connection = source.connect();
        this.statement = connection.createStatement();
        this.random = random;
    }

    /** One that has begun. */
    static SourceWriter of(StandIn source, long seed) throws SQLException {
        SourceWriter writer = new SourceWriter(source, new Random(seed));
        for (int month = 1; month <= 6; month++) {
            writer.insert(month);
        }
        for (int month = 1; month <= ORDERS_MONTH; month++) {
            writer.upsert(month);
        }
        writer.upsertWhole();
        var unused = writer.thread.scheduleWithFixedDelay(writer::step, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        return writer;
    }

    private static String months(int first, int last) {
        List<String> partitions = new ArrayList<>();
        for (int month = first; month <= last; month++) {
            partitions.add("PARTITION " + bounds(month));
        }
        return " PARTITION BY RANGE(d) (" + String.join(", ", partitions) + ")";
    }

    private static LocalDate day(int month) {
        return LocalDate.of(2024, 1, 1).plusMonths(month - 1L);
    }

    private static String name(int month) {
        return "p" + day(month).toString().substring(0, 7).replace("-", "");
    }

    private static String bounds(int month) {
        return name(month) + " VALUES [(\"" + day(month) + "\"), (\"" + day(month + 1) + "\"))";
    }

    private void step() {
        if (refused.get() != null) {
            return;
        }
        if (next.isEmpty()) {
            next.addAll(shuffled());
        }
        Kind kind = next.remove();
        try {
            if (!over.contains(kind)) {
                perform(kind);
                done.merge(kind, 1, Integer::sum);
            }
            if (tables == NEW_TABLES && done.size() == Kind.values().length) {
                everything.countDown();
            }
        } catch (SQLException | RuntimeException failed) {
            refused.set(failed);
            everything.countDown();
        }
    }

    private List<Kind> shuffled() {
        List<Kind> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.addAll(Collections.nCopies(kind.share == 1 ? 1 : kind.share * calm, kind));
        }
        Collections.shuffle(all, random);
        calm = Math.min(MOST_CALM, calm * 2);
        return all;
    }

    private void perform(Kind kind) throws SQLException {
        switch (kind) {
            case INSERT -> insert(lastMonth);
            case UPSERT -> upsert(ORDERS_MONTH);
            case DELETE_BY_KEY -> statement.execute("DELETE FROM shop.orders WHERE id = " + known());
            case UPSERT_WHOLE -> upsertWhole();
            case COMPACT -> source.compact();
            case INSERT_LATE -> insert(some());
            case DELETE_WHERE ->
                statement.execute("DELETE FROM shop.events PARTITION(" + name(some()) + ") WHERE k < " + known());
            case ADD_PARTITION -> {
                statement.execute("ALTER TABLE shop.events ADD PARTITION " + bounds(lastMonth + 1));
                lastMonth++;
            }
            case DROP_PARTITION -> {
                if (lastMonth - firstMonth >= KEPT_MONTHS) {
                    statement.execute("ALTER TABLE shop.events DROP PARTITION " + name(firstMonth));
                    firstMonth++;
                }
            }
            case TRUNCATE_PARTITION -> statement.execute("TRUNCATE TABLE shop.events PARTITION(" + name(some()) + ")");
            case CREATE_TABLE -> create();
        }
    }

    private int some() {
        return firstMonth + random.nextInt(lastMonth - firstMonth);
    }

    private long known() {
        return 1 + random.nextInt((int) key);
    }

    private void insert(int month) throws SQLException {
        statement.execute("INSERT INTO shop.events VALUES ('" + day(month).plusDays(random.nextInt(28)) + "', " + ++key
                + ", 'n" + random.nextInt(1000) + "'), ('" + day(month) + "', " + ++key + ", NULL)");
    }

    /** Every other one meets a key that may be there. */
    private void upsert(int month) throws SQLException {
        long id = random.nextBoolean() ? known() : ++key;
        statement.execute(
                "INSERT INTO shop.orders VALUES ('" + day(month) + "', " + id + ", " + random.nextInt(10_000) + ".25)");
    }

    private void upsertWhole() throws SQLException {
        statement.execute(
                "INSERT INTO shop.accounts VALUES (" + random.nextInt(50) + ", 'a', " + random.nextInt(1000) + ")");
    }

    private void create() throws SQLException {
        if (tables < NEW_TABLES) {
            String table = "shop.later" + ++tables;
            statement.execute("CREATE TABLE " + table
                    + " (n INT, note VARCHAR(20)) DUPLICATE KEY(n) DISTRIBUTED BY HASH(n) BUCKETS 1");
            statement.execute("INSERT INTO " + table + " VALUES (" + random.nextInt(100) + ", 'new')");
        }
    }

    /** Waits until it has done everything at least once, and will make no more tables. */
    void hasDoneEverything() {
        try {
            if (!everything.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the writer has only done " + told());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        requireNothingRefused();
    }

    /** Nothing is written any more once this has returned; versions go on moving where compaction moves them. */
    void freeze() {
        during(() -> over.addAll(EnumSet.complementOf(EnumSet.of(Kind.COMPACT))));
        requireNothingRefused();
    }

    /** The tables there are. */
    List<String> tables() {
        List<String> names = new ArrayList<>(List.of("events", "orders", "accounts", "notes"));
        for (int i = 1; i <= tables; i++) {
            names.add("later" + i);
        }
        return names;
    }

    /** How often it has done what. */
    String told() {
        return done.toString();
    }

    private boolean during(Callable<Boolean> work) {
        Future<Boolean> answer = thread.submit(work);
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void requireNothingRefused() {
        if (refused.get() != null) {
            throw new IllegalStateException("the source refused the writer, who had done " + told(), refused.get());
        }
    }

    @Override
    public void close() throws SQLException {
        during(() -> over.addAll(EnumSet.allOf(Kind.class)));
        thread.shutdownNow();
        connection.close();
        requireNothingRefused();
    }
}
