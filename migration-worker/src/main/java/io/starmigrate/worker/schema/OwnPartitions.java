package io.starmigrate.worker.schema;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.schema.Note.Action;
import io.starmigrate.core.starrocks.schema.SchemaRewriter;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import java.util.List;

/** Partitions whose buckets, replicas, medium or cooldown time are their own: no printed definition has it. */
final class OwnPartitions {
    private final SchemaCatalog source;
    private final SchemaRewriter rewriter;

    OwnPartitions(SchemaCatalog source, SchemaRewriter rewriter) {
        this.source = source;
        this.rewriter = rewriter;
    }

    /** What is to be said of the partitions of a table, which the target makes the way the table says. */
    List<Note> notes(TableDdl table) {
        try {
            return rewriter.partitions(table, source.storage(table.name().name()));
        } catch (ClusterException odd) {
            if (odd.isOfTheCluster()) {
                throw odd;
            }
            String why = "how its partitions are kept cannot be read: " + odd.getMessage();
            return List.of(new Note(Action.DROPPED, "what its partitions have of their own", "", "", why));
        }
    }
}
