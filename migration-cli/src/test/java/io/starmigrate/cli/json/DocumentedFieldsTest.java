package io.starmigrate.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes a program over {@code --json} finds each of its fields in the operators' page. */
class DocumentedFieldsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/starmigrate/cli");

    /** How the writers of JSON name a field. */
    private static final Pattern FIELD =
            Pattern.compile("(?:put|putNull|putArray|putObject|withArray|set)\\(\\s*\"([a-zA-Z]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"operations.md", "zh/operations.md"})
    void each_field_is_told(String page) throws IOException {
        String told = Files.readString(Path.of("../docs", page));

        assertThat(fields())
                .contains("failures", "exitCode", "leftBehind", "findings")
                .allSatisfy(field -> assertThat(told).containsAnyOf("`" + field + "`", "\"" + field + "\""));
    }

    private static Set<String> fields() throws IOException {
        Set<String> fields = new TreeSet<>();
        for (Path source : written()) {
            FIELD.matcher(Files.readString(source))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(fields::add);
        }
        return fields;
    }

    private static List<Path> written() throws IOException {
        try (Stream<Path> packaged = Files.list(SOURCES.resolve("json"))) {
            return Stream.concat(packaged, Stream.of(SOURCES.resolve("RelayResult.java")))
                    .toList();
        }
    }
}
