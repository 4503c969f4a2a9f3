package io.starmigrate.core.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionTask;
import java.time.Instant;

/**
 * Schema 1 had jobs without an id, fingerprints without counts of NULLs and without generated columns, and what is
 * published without the columns that were compared in part.
 */
final class FromSchema1 implements StoredForm.Upgrade {
    @Override
    public void apply(ObjectNode tree, Class<?> type) {
        if (type == Job.class && !tree.has("id")) {
            Instant opened = Instant.parse(tree.path("opened").asText());
            tree.put("id", JobId.derived(tree.path("name").asText(), opened).toString());
        }
        if (type == PartitionTask.class) {
            countNothing(tree.path("exported").path("fingerprint"));
            countNothing(tree.path("published").path("fingerprint"));
            if (tree.get("published") instanceof ObjectNode published) {
                addArray(published, "partly");
            }
        }
    }

    private static void countNothing(JsonNode fingerprint) {
        if (fingerprint instanceof ObjectNode stored) {
            addObject(stored, "nulls");
            addArray(stored, "partly");
            addObject(stored, "generated");
        }
    }

    private static void addArray(ObjectNode node, String name) {
        if (!node.has(name)) {
            node.putArray(name);
        }
    }

    private static void addObject(ObjectNode node, String name) {
        if (!node.has(name)) {
            node.putObject(name);
        }
    }
}
