package io.starmigrate.core.starrocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every statement of every version stands in a file under {@code src/test/resources}, read against the StarRocks
 * reference by people, and by the grammars of the versions in the sandbox's tests. A change of the dialect shows there
 * as a difference; {@code -Dgolden.write=true} writes the files anew.
 */
class StatementMatrixTest {
    private static final Path FILES =
            Path.of("src", "test", "resources", "io", "starmigrate", "core", "starrocks", "statements");

    @ParameterizedTest
    @ValueSource(
            strings = {"2.3.18", "2.5.22", "3.0.9", "3.1.17", "3.2.16", "3.3.19", "3.4.9", "3.5.20", "4.0.14", "4.1.7"})
    void the_statements_of_a_version_are_those_that_were_reviewed(String version) throws IOException {
        String statements = StatementMatrix.of(version);
        Path file = FILES.resolve(version + ".sql");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FILES);
            Files.writeString(file, statements);
        }

        assertThat(statements).isEqualTo(Files.readString(file));
    }
}
