package io.starmigrate.standin.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.Stand;
import io.starmigrate.standin.catalog.OpenTransaction;
import io.starmigrate.standin.catalog.SelfWriter;
import io.starmigrate.standin.catalog.SelfWriter.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writes by itself and what is open is shown as the version shows it, and stopped by its statements. */
class SelfWritersTest {
    @TempDir
    private Path directory;

    private Stand stand(String version) {
        Stand stand = new Stand(directory, version);
        stand.run("CREATE DATABASE shop");
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(java.util.Locale.ROOT);
            stand.session()
                    .cluster()
                    .activity()
                    .add(new SelfWriter(
                            kind, 7, "shop", name, "t", "RUNNING", "PERIODICAL EVERY(1 HOURS)", Instant.EPOCH));
        }
        return stand;
    }

    @Test
    void a_version_before_pipes_refuses_them_and_tells_the_rest() {
        try (Stand stand = stand("2.5.22")) {
            assertThatThrownBy(() -> stand.run("SHOW PIPES FROM shop")).hasMessageContaining("syntax error");
            assertThat(stand.rows("SHOW ROUTINE LOAD FROM shop").get(0))
                    .hasSize(18)
                    .contains("routine_load", "RUNNING");
            assertThat(stand.rows("SELECT * FROM information_schema.tasks").get(0))
                    .hasSize(6)
                    .contains("task", "shop");
        }
    }

    @Test
    void what_stops_a_writer_stops_it() {
        try (Stand stand = stand("3.5.2")) {
            assertThat(stand.rows("SHOW ROUTINE LOAD FROM shop").get(0)).hasSize(21);
            stand.run("PAUSE ROUTINE LOAD FOR `shop`.`routine_load`");
            stand.run("ALTER PIPE `shop`.`pipe` SUSPEND");
            assertThat(stand.rows("SHOW ROUTINE LOAD FROM shop").get(0)).contains("PAUSED");
            assertThat(stand.rows("SHOW PIPES FROM shop").get(0)).contains("SUSPEND", "shop.t");
            String running = "SELECT TASK_NAME FROM information_schema.task_runs WHERE `STATE` IN ('RUNNING')";
            assertThat(stand.rows(running)).hasSize(1);
            stand.run("DROP TASK `task`");
            assertThat(stand.rows(running)).isEmpty();
            assertThatThrownBy(() -> stand.run("DROP TASK `task`")).hasMessageContaining("task");
        }
    }

    @Test
    void transactions_are_shown_by_database_until_they_show() {
        try (Stand stand = stand("3.1.17")) {
            String database = stand.rows("SHOW PROC '/transactions'").stream()
                    .filter(row -> Objects.equals(row.get(1), "shop"))
                    .map(row -> String.valueOf(row.get(0)))
                    .findFirst()
                    .orElseThrow();
            String running = "SHOW PROC '/transactions/" + database + "/running'";
            assertThat(stand.rows(running)).isEmpty();

            stand.session()
                    .cluster()
                    .activity()
                    .add(new OpenTransaction(9, "shop", "l", "COMMITTED", "BACKEND_STREAMING", Instant.EPOCH));
            assertThat(stand.rows(running).get(0)).hasSize(14).contains("l", "COMMITTED");
            assertThat(stand.rows("SHOW PROC '/transactions/" + database + "'"))
                    .isEqualTo(List.of(List.of("running", "1"), List.of("finished", "0")));
            assertThatThrownBy(() -> stand.run("SHOW PROC '/backends'")).hasMessageContaining("does not know");
        }
    }
}
