package io.starmigrate.worker.starrocks.catalog;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the rows of {@code partitions_meta} tell of tables, gathered while they come: of a million rows none is held.
 * Those of a table mostly come together, and are packed once another's come; in any other order all is told, too. To be
 * used from one thread.
 */
final class ToldPartitions implements Consumer<CatalogRow> {
    private static final Logger LOG = LoggerFactory.getLogger(ToldPartitions.class);

    private final Set<String> wanted;
    private final Map<String, List<CatalogPartition>> packed = new HashMap<>();
    private final Map<String, List<CatalogPartition>> scattered = new HashMap<>();
    private List<CatalogPartition> current = new ArrayList<>();
    private String table = "";

    /** @param wanted of all other tables nothing is gathered */
    ToldPartitions(Collection<String> wanted) {
        this.wanted = new HashSet<>(wanted);
    }

    @Override
    public void accept(CatalogRow row) {
        String name = row.text("TABLE_NAME");
        if (!row.text("IS_TEMP").matches("0|(?i:false)") || !wanted.contains(name)) {
            return;
        }
        if (!name.equals(table)) {
            pack();
            table = name;
        }
        try {
            current.addAll(CatalogPartition.readAll(List.of(row)));
        } catch (IllegalArgumentException unreadable) {
            // Whoever asks for it by name is told why.
            LOG.debug("{} is asked for by name: {}", name, unreadable.getMessage());
            wanted.remove(name);
        }
    }

    private void pack() {
        if (!wanted.contains(table)) {
            packed.remove(table);
        } else if (packed.containsKey(table)) {
            scattered.computeIfAbsent(table, name -> new ArrayList<>()).addAll(current);
        } else {
            packed.put(table, CatalogTable.packed(CatalogPartition.gathered(current)));
        }
        current = new ArrayList<>();
    }

    /** Whether the rows told of a table, and all of them could be read. To be asked after the last. */
    boolean has(String name) {
        pack();
        table = "";
        return wanted.contains(name) && packed.containsKey(name);
    }

    /** The partitions of a table that it has; it is not held any longer. */
    List<CatalogPartition> take(String name) {
        List<CatalogPartition> first = packed.getOrDefault(name, List.of());
        packed.remove(name);
        List<CatalogPartition> later = scattered.remove(name);
        return later == null
                ? first
                : CatalogPartition.gathered(
                        Stream.concat(first.stream(), later.stream()).toList());
    }
}
