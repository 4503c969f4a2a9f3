package io.starmigrate.standin.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.standin.Stand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users, roles and who has which, in versions whose privileges hang on roles. */
class RolesTest {
    @TempDir
    private Path directory;

    @Test
    void rolesAreGivenToUsersAndRolesThatThereAre() {
        try (Stand stand = new Stand(directory, "3.1.17")) {
            stand.run("CREATE ROLE analyst, chief");
            stand.run("CREATE ROLE IF NOT EXISTS chief");
            stand.run("CREATE USER ann IDENTIFIED BY 'x'");
            stand.run("GRANT analyst TO ROLE chief");
            stand.run("GRANT 'chief', db_admin TO USER ann");

            assertThat(stand.rows("SELECT FROM_ROLE, TO_ROLE, TO_USER FROM sys.role_edges"))
                    .containsExactlyInAnyOrder(
                            Arrays.asList("root", null, "'root'@'%'"),
                            Arrays.asList("analyst", "chief", null),
                            Arrays.asList("db_admin", null, "'ann'@'%'"),
                            Arrays.asList("chief", null, "'ann'@'%'"));
            assertThat(stand.rows("SHOW ROLES")).contains(List.of("analyst"), List.of("chief"), List.of("db_admin"));
            assertThat(stand.rows("SHOW USERS")).containsExactly(List.of("'ann'@'%'"), List.of("'root'@'%'"));
            assertThat(stand.rows("SHOW GRANTS FOR ann"))
                    .containsExactly(Arrays.asList("'ann'@'%'", null, "GRANT 'chief', 'db_admin' TO 'ann'@'%'"));
            assertThatThrownBy(() -> stand.run("CREATE ROLE chief")).hasMessageContaining("already exists");
            assertThatThrownBy(() -> stand.run("GRANT nobody TO ROLE chief")).hasMessageContaining("cannot find role");
            assertThatThrownBy(() -> stand.run("GRANT chief TO USER bob")).hasMessageContaining("'bob'@'%'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW ROLES",
                "SHOW USERS",
                "CREATE ROLE r",
                "CREATE USER u",
                "GRANT r TO ROLE s",
                "SELECT * FROM sys.role_edges"
            })
    void versionsBeforeDoNotKnowThem(String statement) {
        try (Stand stand = new Stand(directory, "2.5.22")) {
            assertThatThrownBy(() -> stand.run(statement)).isNotNull();
        }
    }

    @Test
    void whoHasWhichIsToldLaterThanThereAreRoles() {
        try (Stand stand = new Stand(directory, "3.0.9")) {
            stand.run("CREATE ROLE r");
            assertThatThrownBy(() -> stand.run("SELECT * FROM sys.role_edges")).hasMessageContaining("role_edges");
        }
    }
}
