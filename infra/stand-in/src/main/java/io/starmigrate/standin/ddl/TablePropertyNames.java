package io.starmigrate.standin.ddl;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.StarRocksVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which table properties there are, by version and run mode; read from {@code table-properties.txt}. */
final class TablePropertyNames {
    private static final TablePropertyNames KNOWN = read();

    private final Map<String, Span> spans;

    private TablePropertyNames(Map<String, Span> spans) {
        this.spans = spans;
    }

    /** @param mode null for both */
    private record Span(
            StarRocksVersion since,
            @Nullable StarRocksVersion until,
            @Nullable RunMode mode) {
        boolean covers(Personality personality) {
            return personality.version().compareTo(since) >= 0
                    && (until == null || personality.version().compareTo(until) < 0)
                    && (mode == null || personality.mode() == mode);
        }
    }

    static boolean known(Personality personality, String name) {
        Span span = KNOWN.spans.get(name);
        return DynamicPartition.known(name) || (span != null && span.covers(personality));
    }

    private static TablePropertyNames read() {
        try (InputStream file = TablePropertyNames.class.getResourceAsStream("table-properties.txt")) {
            if (file == null) {
                throw new IllegalStateException("table-properties.txt is not on the class path");
            }
            Map<String, Span> spans = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\|", -1))
                    .forEach(fields -> spans.put(fields[0], span(fields)));
            return new TablePropertyNames(Map.copyOf(spans));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Span span(String[] fields) {
        return new Span(
                StarRocksVersion.parse(fields[1]),
                fields[2].equals("-") ? null : StarRocksVersion.parse(fields[2]),
                fields[3].equals("any") ? null : RunMode.valueOf(fields[3].toUpperCase(Locale.ROOT)));
    }
}
