package io.starmigrate.standin.export;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.jobs.Delimiter;
import java.util.Map;

/**
 * PROPERTIES of EXPORT. Keys it does not know are ignored in silence, as the front end does.
 *
 * @param memoryLimit in bytes
 * @param timeout in seconds, counted from the job's creation
 */
record ExportProperties(
        String columnSeparator, String rowDelimiter, long memoryLimit, long timeout, FileNames fileNames) {
    private static final String MEMORY_LIMIT = "2147483648";
    private static final String TIMEOUT = "7200";

    /** Whether file names carry the query id. */
    enum FileNames {
        WITH_QUERY_ID,
        PLAIN
    }

    static ExportProperties read(Map<String, String> properties) {
        String includeId = properties.getOrDefault("include_query_id", "true");
        if (!includeId.equalsIgnoreCase("true") && !includeId.equalsIgnoreCase("false")) {
            throw SqlError.analyzing("Invalid include query id value: " + includeId);
        }
        return new ExportProperties(
                Delimiter.read(properties.getOrDefault("column_separator", "\t")),
                Delimiter.read(properties.getOrDefault("line_delimiter", "\n")),
                number("load_mem_limit", properties.getOrDefault("load_mem_limit", MEMORY_LIMIT)),
                number("timeout", properties.getOrDefault("timeout", TIMEOUT)),
                includeId.equalsIgnoreCase("true") ? FileNames.WITH_QUERY_ID : FileNames.PLAIN);
    }

    private static long number(String key, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw SqlError.analyzing("Invalid " + key + " value: " + noNumber.getMessage());
        }
    }
}
