package io.starmigrate.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guides show code that tests run: what stands between {@code // guide begins} and {@code // guide ends} in a test,
 * of whatever module, and nothing else.
 */
class GuideTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern SHOWN = Pattern.compile("```java\n(.+?)```", Pattern.DOTALL);
    private static final Pattern RUN = Pattern.compile("( *)// guide begins\n(.+?) *// guide ends\n", Pattern.DOTALL);

    @Test
    void each_example_of_the_guide_is_the_code_of_a_test_and_each_such_code_is_in_the_guide() throws IOException {
        List<String> shown = SHOWN.matcher(Files.readString(ROOT.resolve("docs/embedding.md")))
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(shown).hasSizeGreaterThan(6).containsExactlyInAnyOrderElementsOf(run());
    }

    private static List<String> run() {
        return Stream.of(ROOT, ROOT.resolve("infra"))
                .flatMap(GuideTest::modules)
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(GuideTest::sources)
                .flatMap(source -> RUN.matcher(source).results())
                .map(marked -> marked.group(2).replaceAll("(?m)^" + marked.group(1), ""))
                .toList();
    }

    private static Stream<Path> modules(Path parent) {
        try (Stream<Path> modules = Files.list(parent)) {
            return modules.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> sources(Path tests) {
        try (Stream<Path> files = Files.walk(tests)) {
            return files
                    .filter(file -> file.toString().endsWith("Test.java") && !file.endsWith("GuideTest.java"))
                    .map(GuideTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
