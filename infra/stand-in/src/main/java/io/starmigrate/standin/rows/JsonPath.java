package io.starmigrate.standin.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths of keys and indexes into JSON: {@code $.a."b c"[0]}; the leading {@code $} may be missing. */
final class JsonPath {
    private static final Pattern STEP = Pattern.compile("\\.?\"([^\"]*)\"|\\.?([^.\\[\\]\"$]+)|\\[(\\d+)]|\\$");

    private JsonPath() {}

    static @Nullable JsonNode follow(@Nullable JsonNode root, String path) {
        JsonNode node = root;
        Matcher step = STEP.matcher(path);
        while (node != null && step.find()) {
            String key = step.group(1) != null ? step.group(1) : step.group(2);
            if (key != null) {
                node = node.get(key);
            } else if (step.group(3) != null) {
                node = node.get(Integer.parseInt(step.group(3)));
            }
        }
        return node;
    }
}
