package io.starmigrate.core.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PutBack.Way;
import io.starmigrate.core.task.Transition;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Until 2.6 sentences alone told what is a field since: that a change puts a task back to work, and which attempts of a
 * cutover came to nothing. Nothing else reads them. Where one of another wording stands it stays a sentence, and the
 * field is absent; so it is where such a version has written into an item of a later one, which keeps that one's minor.
 */
final class FromProse implements StoredForm.Upgrade {
    /** The first minor form of schema 2 that has the fields. */
    static final int UNTIL = 7;

    private static final String RETRIED = "retried by command";
    private static final String MOVED_AGAIN = " is moved once more by command";
    private static final Pattern ATTEMPT = Pattern.compile(
            "An attempt was ([A-Z]+), frozen from (\\S+), and went back at (\\S+): (.*)", Pattern.DOTALL);

    @Override
    public void apply(ObjectNode tree, Class<?> type) {
        if (type == PartitionTask.class || type == Transition.class) {
            putBack(tree.path("change"));
        }
        if (type == Job.class) {
            attempts(tree.path("cutover"));
        }
    }

    private static void putBack(JsonNode change) {
        if (change instanceof ObjectNode stored && stored.path("at").isTextual()) {
            way(stored.path("why").asText())
                    .ifPresent(way ->
                            stored.putObject("putBack").put("way", way.name()).set("at", stored.get("at")));
        }
    }

    private static Optional<Way> way(String why) {
        if (why.equals(RETRIED)) {
            return Optional.of(Way.RETRIED);
        }
        return why.endsWith(MOVED_AGAIN) ? Optional.of(Way.MOVED_AGAIN) : Optional.empty();
    }

    private static void attempts(JsonNode cutover) {
        if (!(cutover instanceof ObjectNode stored) || !(stored.get("told") instanceof ArrayNode told)) {
            return;
        }
        List<JsonNode> sentences =
                StreamSupport.stream(told.spliterator(), false).toList();
        ArrayNode rest = stored.arrayNode();
        ArrayNode attempts = stored.arrayNode();
        for (JsonNode sentence : sentences) {
            attempt(sentence.asText(), stored).ifPresentOrElse(attempts::add, () -> rest.add(sentence));
        }
        if (!attempts.isEmpty()) {
            stored.set("told", rest);
            stored.set("attempts", attempts);
        }
    }

    private static Optional<ObjectNode> attempt(String sentence, ObjectNode cutover) {
        Matcher told = ATTEMPT.matcher(sentence);
        if (!told.matches()
                || Arrays.stream(CutoverState.values())
                        .noneMatch(state -> state.name().equals(told.group(1)))) {
            return Optional.empty();
        }
        try {
            Instant begun = Instant.parse(cutover.path("begun").asText());
            Instant since = Instant.parse(told.group(2));
            Instant at = Instant.parse(told.group(3));
            // It was told to the second, which may have begun before the cutover.
            return Optional.of(cutover.objectNode()
                    .put("state", told.group(1))
                    .put("frozenSince", since.toString())
                    .put("at", (at.isBefore(begun) ? begun : at).toString())
                    .put("why", told.group(4)));
        } catch (DateTimeException otherwise) {
            return Optional.empty();
        }
    }
}
