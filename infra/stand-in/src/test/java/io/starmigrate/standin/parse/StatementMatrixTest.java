package io.starmigrate.standin.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement the core makes for a version is read by that version's grammar. */
class StatementMatrixTest {
    private static final Path FILES = Path.of(
            "..",
            "..",
            "migration-core",
            "src",
            "test",
            "resources",
            "io",
            "starmigrate",
            "core",
            "starrocks",
            "statements");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_grammar_of_the_version_reads_every_statement(Path file) throws IOException {
        String version = file.getFileName().toString().replace(".sql", "");
        Statements grammar = new Statements(Personality.of(version, RunMode.SHARED_NOTHING));
        List<String> refused = new ArrayList<>();
        int read = 0;
        for (String line : Files.readAllLines(file)) {
            if (!line.isEmpty() && !line.startsWith("--")) {
                read++;
                refusal(grammar, controls(line)).ifPresent(refused::add);
            }
        }

        assertThat(read).isGreaterThan(100);
        assertThat(refused).isEmpty();
    }

    /** What travels together is told of by lists, which no other statement has. */
    @ParameterizedTest
    @MethodSource("files")
    void statements_of_several_partitions_are_among_them(Path file) throws IOException {
        assertThat(Files.readString(file))
                .contains(
                        "EXPORT TABLE `shop`.`sales` PARTITION (`p1`, `p2`)",
                        " INTO TABLE `sales` TEMPORARY PARTITION (`mig_1`, `mig_2`)",
                        "REPLACE PARTITION (`p1`, `p2`) WITH TEMPORARY PARTITION (`mig_1`, `mig_2`)",
                        " UNION ALL SELECT 1 AS part_number, ");
    }

    private static Optional<String> refusal(Statements grammar, String line) {
        try {
            List<Statements.Piece> pieces = Statements.split(line);
            assertThat(pieces).hasSize(1);
            grammar.read(pieces.get(0));
            return Optional.empty();
        } catch (SqlError error) {
            return Optional.of(error.getMessage() + " in " + line);
        }
    }

    /** The files show control characters by their pictures. */
    private static String controls(String line) {
        StringBuilder text = new StringBuilder();
        line.chars().map(c -> c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c).forEach(c -> text.append((char) c));
        return text.toString();
    }
}
