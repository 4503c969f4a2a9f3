package io.starmigrate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever uses a sandbox orders misfortunes by a file. */
class FaultFileTest {
    @TempDir
    private Path directory;

    @Test
    void what_the_file_says_now_is_what_goes_wrong() throws IOException, SQLException {
        Path path = directory.resolve("source.faults");
        try (StandIn cluster = StandIn.start(
                Files.createDirectory(directory.resolve("rows")),
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                StatementLog.NONE,
                access -> {
                    throw new IllegalStateException("nothing is stored here");
                })) {
            FaultFile file = new FaultFile(path, cluster);
            assertThat(file.read()).isEmpty();
            Files.writeString(path, """
                    # what goes wrong

                    statement 1 ^select 41 | 1064 | a gremlin | ate it
                    statement 1 ^select 42 | 1064 | two\\nlines
                    job 2 LOAD.*p1 | LOAD_RUN_FAIL | odd
                    job many LOAD.*p1 | LOAD_RUN_FAIL | odd
                    statement 1 ([ | 1064 | odd
                    rain 1 x | 1 | wet
                    """);

            assertThat(file.read())
                    .containsExactly(
                            "job many LOAD.*p1 | LOAD_RUN_FAIL | odd",
                            "statement 1 ([ | 1064 | odd",
                            "rain 1 x | 1 | wet");
            assertThat(file.read()).as("it has not changed").isEmpty();
            assertThatThrownBy(() -> cluster.execute(List.of("SELECT 41"))).hasMessage("a gremlin | ate it");
            cluster.execute(List.of("SELECT 41"));
            assertThatThrownBy(() -> cluster.execute(List.of("SELECT 42"))).hasMessage("two\nlines");

            Files.writeString(path, "statement 9 SELECT | 1064 | nothing any more\n");
            file.read();
            assertThatThrownBy(() -> cluster.execute(List.of("SELECT 1"))).hasMessage("nothing any more");
            Files.delete(path);
            file.read();
            cluster.execute(List.of("SELECT 1"));
        }
    }
}
