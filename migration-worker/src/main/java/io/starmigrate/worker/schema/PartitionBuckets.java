package io.starmigrate.worker.schema;

import io.starmigrate.core.starrocks.ddl.DistributionDdl;
import io.starmigrate.core.starrocks.ddl.DistributionDdl.Form;
import io.starmigrate.core.starrocks.ddl.PartitionDdl;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.schema.Note.Action;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Partitions whose number of buckets is their own: no printed definition has it. */
final class PartitionBuckets {
    private final SchemaCatalog source;

    PartitionBuckets(SchemaCatalog source) {
        this.source = source;
    }

    /** What is to be said of the partitions of a table that the target makes with the table's number of buckets. */
    List<Note> notes(String name, TableDdl table) {
        DistributionDdl spread = table.layout().distribution();
        boolean divided = table.layout().partitioning().form() != PartitionDdl.Form.NONE;
        Integer buckets = spread.buckets();
        if (!divided || spread.form() != Form.HASH || buckets == null) {
            return List.of();
        }
        Map<Integer, List<String>> own;
        try {
            own = source.buckets(name).entrySet().stream()
                    .filter(partition -> !partition.getValue().equals(buckets))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            TreeMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        } catch (ClusterException odd) {
            if (odd.isOfTheCluster()) {
                throw odd;
            }
            String why = "how many buckets its partitions have cannot be read: " + odd.getMessage();
            return List.of(new Note(Action.DROPPED, "partitions BUCKETS", "", "", why));
        }
        return own.entrySet().stream()
                .map(entry -> new Note(
                        Action.TRANSLATED,
                        "BUCKETS of " + String.join(", ", entry.getValue()),
                        String.valueOf(entry.getKey()),
                        String.valueOf(buckets),
                        "they have a number of their own, the target makes all with the table's; to have it there, add"
                                + " them by hand before rows are moved"))
                .toList();
    }
}
