package io.starmigrate.standin.load;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * PROPERTIES of LOAD LABEL; a key the version does not know is refused.
 *
 * @param timeout in seconds
 * @param strict whether a value that cannot be converted filters its row; else it becomes NULL
 */
record LoadProperties(long timeout, double maxFilterRatio, boolean strict, String timezone, String priority) {
    private static final long DEFAULT_TIMEOUT = 14_400;
    private static final long LONGEST_TIMEOUT = 259_200;
    private static final Set<String> PRIORITIES = Set.of("LOWEST", "LOW", "NORMAL", "HIGH", "HIGHEST");

    static LoadProperties read(Personality personality, Map<String, String> properties) {
        Set<String> known = known(personality);
        for (String key : properties.keySet()) {
            if (!known.contains(key.toLowerCase(Locale.ROOT))) {
                throw SqlError.analyzing(5064, "42000", key + " is invalid property");
            }
        }
        for (String key : Set.of("partial_update", "merge_condition", "jsonpaths", "json_root")) {
            if (properties.containsKey(key) && !properties.get(key).equalsIgnoreCase("false")) {
                throw SqlError.notKnown("LOAD property " + key);
            }
        }
        return new LoadProperties(
                timeout(properties),
                ratio(properties),
                flag(properties, "strict_mode"),
                properties.getOrDefault("timezone", "UTC"),
                priority(properties));
    }

    private static Set<String> known(Personality personality) {
        Set<String> known = new HashSet<>(
                Set.of("timeout", "max_filter_ratio", "strict_mode", "load_mem_limit", "timezone", "partial_update"));
        if (personality.atLeast(2, 5)) {
            known.add("priority");
        }
        if (personality.atLeast(3, 1)) {
            known.addAll(Set.of("partial_update_mode", "merge_condition", "log_rejected_record_num"));
        }
        if (personality.atLeast(3, 2)) {
            known.addAll(Set.of("jsonpaths", "json_root", "strip_outer_array"));
        }
        return known;
    }

    private static long timeout(Map<String, String> properties) {
        String text = properties.getOrDefault("timeout", Long.toString(DEFAULT_TIMEOUT));
        try {
            long timeout = Long.parseLong(text);
            if (timeout >= 1 && timeout <= LONGEST_TIMEOUT) {
                return timeout;
            }
        } catch (NumberFormatException noNumber) {
            throw SqlError.analyzing("timeout is not a number: " + text);
        }
        throw SqlError.analyzing("Timeout must between 1 and " + LONGEST_TIMEOUT + ": " + text);
    }

    private static double ratio(Map<String, String> properties) {
        String text = properties.getOrDefault("max_filter_ratio", "0");
        try {
            double ratio = Double.parseDouble(text);
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException noNumber) {
            throw SqlError.analyzing("max_filter_ratio is not a number: " + text);
        }
        throw SqlError.analyzing(5064, "42000", "max_filter_ratio must between 0.0 and 1.0.");
    }

    private static boolean flag(Map<String, String> properties, String key) {
        String text = properties.getOrDefault(key, "false");
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw SqlError.analyzing(key + " is not a boolean");
        }
        return text.equalsIgnoreCase("true");
    }

    private static String priority(Map<String, String> properties) {
        String priority = properties.getOrDefault("priority", "NORMAL").toUpperCase(Locale.ROOT);
        if (!PRIORITIES.contains(priority)) {
            throw SqlError.analyzing("priority should in HIGHEST/HIGH/NORMAL/LOW/LOWEST");
        }
        return priority;
    }
}
