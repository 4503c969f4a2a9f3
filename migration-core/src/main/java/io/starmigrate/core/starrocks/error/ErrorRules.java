package io.starmigrate.core.starrocks.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The table of rules, a resource beside this class. */
final class ErrorRules {
    private static final String RESOURCE = "rules.txt";

    private ErrorRules() {}

    static List<String> lines() {
        try (InputStream rules = ErrorRules.class.getResourceAsStream(RESOURCE)) {
            if (rules == null) {
                throw new IllegalStateException("Cannot read " + RESOURCE + ": it is missing from the library's jar");
            }
            return new String(rules.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
