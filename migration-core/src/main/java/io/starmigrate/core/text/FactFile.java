package io.starmigrate.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of facts, a resource beside a class: one line each; those that begin with {@code #} are remarks. */
public final class FactFile {
    private FactFile() {}

    /**
     * The lines of a file, each as its fields, which {@code |} separates; the last may hold more of these.
     *
     * @throws IllegalStateException when the library's jar lacks the file, or a line has fewer fields
     */
    public static List<String[]> fields(Class<?> beside, String name, int fields) {
        return lines(beside, name).stream()
                .map(line -> fields(name, line, fields))
                .toList();
    }

    private static List<String> lines(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("Cannot read " + name + ": it is missing from the library's jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
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
}
