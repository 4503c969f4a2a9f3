package io.starmigrate.core.starrocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/gotchas.md} has every gotcha, and every test it names is there. */
class GotchasDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void all_are_answered_in_order() throws IOException {
        List<String> numbers =
                rows().stream().map(row -> row.split("\\|")[1].strip()).toList();

        assertThat(numbers)
                .hasSizeGreaterThanOrEqualTo(53)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        List<String> named = rows().stream()
                .flatMap(row -> NAMED.matcher(row).results())
                .map(found -> found.group(1) + "#" + found.group(2))
                .distinct()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(40)
                .allSatisfy(test -> assertThat(isThere(test)).as(test).isTrue());
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs").resolve("gotchas.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
    }

    private static boolean isThere(String test) {
        String file = test.substring(0, test.indexOf('#')) + ".java";
        String method = "void " + test.substring(test.indexOf('#') + 1) + "(";
        return Stream.of(
                        "migration-core",
                        "migration-worker",
                        "file-event-lambda",
                        "infra/simulation",
                        "infra/stand-in",
                        "infra/sandbox")
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(directory -> below(directory).stream())
                .filter(path -> path.endsWith(file))
                .anyMatch(path -> read(path).contains(method));
    }

    private static List<Path> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
