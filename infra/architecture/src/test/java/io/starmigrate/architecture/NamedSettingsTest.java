package io.starmigrate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is embedded names no key of {@code .env}, which may mean nothing to whoever embeds it: a message says
 * {@code SettingName.TABLE_NAMES}, and who shows it to operators puts the key there.
 */
class NamedSettingsTest {
    /** Who reads or shows a configuration for operators. */
    private static final Set<String> SPEAK_OF_KEYS = Set.of(
            // the service's own configurations, which are files
            "ServedJob.java",
            // where the configuration has its secrets from: told as one of its problems
            "AwsSecrets.java");

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?:\\*|//|/\\*).*$");

    /** A key, or the end of one whose beginning is put before it. */
    private static final Pattern KEY = Pattern.compile(
            Arrays.stream(ConfigKey.values()).map(ConfigKey::name).collect(Collectors.joining("|", "\\b(?:", ")\\b"))
                    + "|^\"_(?:HOST|PORT|USER|PWD|DB_NAME|STORAGE|TLS|BROKER|VERSION)\\b");

    @Test
    void no_message_of_what_is_embedded_names_a_key() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String module : List.of("migration-core", "migration-worker", "file-event-lambda")) {
            try (Stream<Path> files = Files.walk(Path.of("..", "..", module, "src", "main", "java"))) {
                files.filter(NamedSettingsTest::isHeld)
                        .flatMap(NamedSettingsTest::named)
                        .forEach(found::add);
            }
        }

        assertThat(found)
                .as("say SettingName.TABLE_NAMES in place of \"TABLE_NAMES\"; who shows it puts the key there")
                .isEmpty();
    }

    private static boolean isHeld(Path file) {
        return file.toString().endsWith(".java")
                && !file.toString().replace('\\', '/').contains("/core/config/")
                && !SPEAK_OF_KEYS.contains(String.valueOf(file.getFileName()));
    }

    private static Stream<String> named(Path source) {
        try {
            String text = COMMENT.matcher(Files.readString(source)).replaceAll("");
            return LITERAL.matcher(text)
                    .results()
                    .map(literal -> literal.group())
                    .filter(literal -> KEY.matcher(literal).find())
                    .map(literal -> source.getFileName() + ": " + literal);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
