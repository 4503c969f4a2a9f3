package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A definition as a cluster prints it.
 *
 * @param source the cluster
 * @param title what it shows
 * @param text the statement
 */
public record Printed(ClusterProfile source, String title, String text) {
    private static final String SEPARATOR = "(?m)^--- ";

    /** Those of a file: each after a line of three dashes, a version, a mode and a title. */
    static Stream<Printed> of(String file) {
        try (InputStream content = Printed.class.getResourceAsStream(file)) {
            String text = new String(Objects.requireNonNull(content, file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(SEPARATOR, -1)).skip(1).map(Printed::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Printed read(String entry) {
        int end = entry.indexOf('\n');
        String[] words = entry.substring(0, end).split(" ", 3);
        RunMode mode = RunMode.valueOf(words[1].toUpperCase(Locale.ROOT).replace('-', '_'));
        ClusterProfile source = new ClusterProfile(Capabilities.of(words[0]), mode);
        return new Printed(source, words[2], entry.substring(end + 1).strip());
    }

    /** The database it is printed of. */
    public String database() {
        return title.startsWith("SHOW CREATE") ? "rec" : "shop";
    }

    public boolean isExternal() {
        return title.startsWith("external");
    }

    @Override
    public String toString() {
        return source + ", " + title;
    }
}
