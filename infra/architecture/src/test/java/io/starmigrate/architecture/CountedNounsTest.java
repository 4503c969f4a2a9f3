package io.starmigrate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** "1 partitions" is nowhere: what messages count is counted with its noun, by {@code core.text.Units}. */
class CountedNounsTest {
    private static final String NOUNS = "backups|buckets|bytes|databases|files|generations|hours|keys|letters|"
            + "loads|messages|minutes|objects|parts|partitions|problems|rows|seconds|statements|tables|warnings";
    private static final Pattern AFTER_A_NUMBER = Pattern.compile(
            "(?:size\\(\\)|count\\(\\)|length\\(?\\)?|[sS]um\\(\\)|\\w+\\(\\)|\\w)\\)?\\s*\\+ \" (?:" + NOUNS + ")\\b");
    private static final Pattern IN_A_FORMAT = Pattern.compile("(?:\\{}|%,?d) (?:" + NOUNS + ")\\b");

    /** What is not counted there, or refuses a number that is no count: a field, a bound. */
    private static final Pattern NO_COUNT =
            Pattern.compile("IllegalArgumentException|\"Cannot (?:cut|hold|keep|name) ");

    @Test
    void no_message_puts_a_plural_behind_a_number_by_itself() throws IOException {
        List<String> found;
        try (Stream<Path> modules = Stream.of(
                        "migration-core", "migration-worker", "migration-cli", "file-event-lambda")
                .map(module -> Path.of("..", "..", module, "src", "main", "java"))) {
            found = modules.flatMap(CountedNounsTest::sources)
                    .flatMap(CountedNounsTest::plurals)
                    .toList();
        }

        assertThat(found)
                .as("say Units.counted(number, \"partition\"), which knows what one is called")
                .isEmpty();
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> plurals(Path source) {
        try {
            String text = Files.readString(source);
            return Stream.of(AFTER_A_NUMBER, IN_A_FORMAT)
                    .flatMap(pattern -> pattern.matcher(text).results())
                    .filter(match ->
                            !NO_COUNT.matcher(statement(text, match.start())).find())
                    .map(match -> source.getFileName() + ": " + match.group());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String statement(String text, int at) {
        return text.substring(Math.max(text.lastIndexOf(';', at), text.lastIndexOf('{', at)) + 1, at);
    }
}
