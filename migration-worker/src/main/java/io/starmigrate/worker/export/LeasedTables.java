package io.starmigrate.worker.export;

import io.starmigrate.worker.identity.LeaseHolder;
import io.starmigrate.worker.outage.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables by leases: one is held for as long as an export of it is under way, so that each exporter takes the next of
 * the longest ways, whatever its table, and the others the next but one. Who dies is followed when its leases have
 * lapsed. What others have is asked for later and later, as it may be theirs for hours.
 */
public final class LeasedTables implements TableShare {
    /** What was submitted is seen to be under way a moment later. */
    private static final Duration UNUSED = Duration.ofSeconds(10);

    /** How late, at worst, it is noticed that another has let a table go. */
    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private final LeaseHolder leases;
    private final String job;
    private final InstantSource clock;
    private final Map<String, Instant> held = new HashMap<>();
    private final Map<String, Boolean> asked = new HashMap<>();
    private final Map<String, Others> others = new HashMap<>();

    /** @param clock whose time passes while exports are under way */
    public LeasedTables(LeaseHolder leases, String job, InstantSource clock) {
        this.leases = leases;
        this.job = job;
        this.clock = clock;
    }

    /** The name of the lease of who exports a table. */
    public static String lease(String job, String table) {
        return "export/" + job + "/" + table;
    }

    @Override
    public boolean isMine(String table) {
        return asked.computeIfAbsent(table, this::take);
    }

    private boolean take(String table) {
        Instant now = clock.instant();
        Others before = others.get(table);
        if (before != null && before.notBefore.isAfter(now)) {
            return false;
        }
        boolean taken = leases.keep(lease(job, table));
        if (taken) {
            held.putIfAbsent(table, now);
            others.remove(table);
        } else {
            held.remove(table);
            int looks = before == null ? 1 : before.looks + 1;
            others.put(table, new Others(looks, now.plus(PAUSES.after(looks))));
        }
        return taken;
    }

    @Override
    public void used(Set<String> tables) {
        asked.clear();
        Instant now = clock.instant();
        tables.forEach(table -> held.computeIfPresent(table, (held, since) -> now));
        for (String table : List.copyOf(held.keySet())) {
            if (held.getOrDefault(table, now).plus(UNUSED).isBefore(now)) {
                let(table);
            }
        }
    }

    @Override
    public void release() {
        List.copyOf(held.keySet()).forEach(this::let);
    }

    private void let(String table) {
        held.remove(table);
        leases.release(lease(job, table));
    }

    /** A table that another had at each of so many looks in a row. */
    private record Others(int looks, Instant notBefore) {}
}
