package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A table of rules, a resource beside this class: one line each; those that begin with {@code #} are remarks. */
final class RuleFile {
    private RuleFile() {}

    /**
     * The lines of a file, each as its fields.
     *
     * @throws IllegalStateException when a line has another number of fields
     */
    static List<String[]> lines(String name, int fields) {
        try (InputStream file = RuleFile.class.getResourceAsStream(name)) {
            byte[] text = Objects.requireNonNull(file, name + " is missing").readAllBytes();
            return new String(text, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> fields(name, line, fields))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name, unreadable);
        }
    }

    private static String[] fields(String name, String line, int expected) {
        String[] fields = line.split("\\s*\\|\\s*", expected);
        if (fields.length != expected) {
            throw new IllegalStateException("Cannot read the line \"" + line + "\" of " + name + ": it has "
                    + fields.length + " fields, not " + expected);
        }
        return fields;
    }

    /** Releases separated by blanks; none for {@code -}. */
    static List<StarRocksVersion> releases(String field) {
        return field.equals("-")
                ? List.of()
                : Arrays.stream(field.split(" ", -1))
                        .map(StarRocksVersion::parse)
                        .toList();
    }
}
