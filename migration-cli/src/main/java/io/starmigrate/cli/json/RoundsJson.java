package io.starmigrate.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.worker.api.RoundsReport;
import java.util.Locale;

/**
 * What rounds have moved, as JSON: {@code roundsEnded}, each with {@code round}, {@code partitions}, {@code bytes},
 * {@code seconds} and {@code stages} (seconds by stage); {@code freeze}, with {@code expectedSeconds},
 * {@code leastSeconds} and {@code mostSeconds}, or null.
 */
final class RoundsJson {
    private RoundsJson() {}

    static void write(RoundsReport rounds, ObjectNode node) {
        ArrayNode ended = node.putArray("roundsEnded");
        rounds.rounds().forEach(round -> {
            ObjectNode one = ended.addObject()
                    .put("round", round.number())
                    .put("partitions", round.partitions())
                    .put("bytes", round.bytes())
                    .put("seconds", round.millis() / 1000.0);
            ObjectNode stages = one.putObject("stages");
            round.stages().forEach((stage, millis) -> stages.put(stage.toLowerCase(Locale.ROOT), millis / 1000.0));
        });
        node.putNull("freeze");
        rounds.freeze()
                .ifPresent(freeze -> node.putObject("freeze")
                        .put("expectedSeconds", freeze.expected().toMillis() / 1000.0)
                        .put("leastSeconds", freeze.least().toMillis() / 1000.0)
                        .put("mostSeconds", freeze.most().toMillis() / 1000.0));
    }
}
