package io.starmigrate.sandbox;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hard tables across pairs of versions and run modes. The build runs a few pairs; {@code -Dmatrix=all} runs each
 * source with each target, {@code -Dmatrix=3.5.2-3.3.14} one (docs/sandbox.md).
 */
class PairMatrixTest {
    private static final List<Personality> SOURCES =
            List.of(nothing("2.5.22"), data("3.1.17"), nothing("3.2.15"), data("3.3.14"), nothing("3.5.2"));
    private static final List<Personality> TARGETS = List.of(nothing("3.1.17"), data("3.3.14"), data("3.5.2"));
    private static final List<PairMigration> IN_THE_BUILD = List.of(
            new PairMigration(nothing("2.5.22"), data("3.5.2")), new PairMigration(data("3.3.14"), nothing("3.1.17")));

    @TempDir
    private Path directory;

    private static Personality nothing(String version) {
        return Personality.of(version, RunMode.SHARED_NOTHING);
    }

    private static Personality data(String version) {
        return Personality.of(version, RunMode.SHARED_DATA);
    }

    static Stream<PairMigration> pairs() {
        String chosen = System.getProperty("matrix", "");
        if (chosen.isEmpty()) {
            return IN_THE_BUILD.stream().limit(Boolean.getBoolean("wide") ? IN_THE_BUILD.size() : 1);
        }
        return SOURCES.stream()
                .flatMap(source -> TARGETS.stream().map(target -> new PairMigration(source, target)))
                .filter(pair -> chosen.equals("all") || pair.toString().equals(chosen));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_a_pair_can_carry_arrives_value_by_value_and_the_rest_is_refused_by_name(PairMigration pair)
            throws SQLException, IOException {
        pair.run(directory);
    }
}
