package io.starmigrate.core.starrocks.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A table of facts, a resource beside this class: one line each; those that begin with {@code #} are remarks. */
final class VersionFile {
    private VersionFile() {}

    static List<String> lines(String name) {
        try (InputStream file = VersionFile.class.getResourceAsStream(name)) {
            byte[] text = Objects.requireNonNull(file, name + " is missing").readAllBytes();
            return new String(text, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name, unreadable);
        }
    }
}
