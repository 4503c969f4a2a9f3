package io.starmigrate.standin.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All databases of one cluster, guarded by one lock: whoever reads or changes anything in it, or in what it hands out,
 * does so inside {@link #locked}.
 */
public final class Catalog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Database> databases = new TreeMap<>();

    /** Does the work while holding the cluster's lock. May be nested. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public List<Database> databases() {
        return List.copyOf(databases.values());
    }

    /** Database names are matched with regard to case. */
    public Optional<Database> database(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    public void put(Database database) {
        databases.put(database.name(), database);
    }

    public void remove(Database database) {
        databases.remove(database.name());
    }
}
