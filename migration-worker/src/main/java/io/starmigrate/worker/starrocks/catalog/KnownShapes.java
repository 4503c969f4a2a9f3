package io.starmigrate.worker.starrocks.catalog;

import io.starmigrate.core.plan.TableShape;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.FewAtOnce;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What tables look like, each read once, until it is forgotten. Safe for use by many threads. */
final class KnownShapes {
    private final Function<String, TableShape> read;
    private final Map<String, TableShape> shapes = new ConcurrentHashMap<>();
    private final Map<String, RuntimeException> unread = new ConcurrentHashMap<>();

    /** @param read asks the cluster; safe for use by many threads */
    KnownShapes(Function<String, TableShape> read) {
        this.read = read;
    }

    TableShape of(String table) {
        RuntimeException failed = unread.remove(table);
        if (failed != null) {
            throw failed;
        }
        return shapes.computeIfAbsent(table, read);
    }

    /**
     * Reads those that are not known, a few at once: three statements each, which of a thousand tables take minutes one
     * after the other. What fails is thrown once, at whoever asks for that table next: so it is told as its own.
     */
    void readAhead(Collection<String> tables) {
        // What could not be read before may be readable now.
        unread.clear();
        List<String> wanted = tables.stream()
                .filter(table -> !shapes.containsKey(table))
                .distinct()
                .toList();
        if (wanted.size() > 1) {
            var unused = FewAtOnce.each(wanted, this::readAhead);
        }
    }

    private boolean readAhead(String table) {
        try {
            shapes.putIfAbsent(table, read.apply(table));
            return true;
        } catch (ClusterException | IllegalArgumentException failed) {
            unread.put(table, failed);
            return false;
        }
    }

    void forget(String table) {
        shapes.remove(table);
        unread.remove(table);
    }
}
