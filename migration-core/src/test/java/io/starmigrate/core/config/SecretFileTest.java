package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.storage.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path folder;

    private static MigrationConfig load(String password, Map<String, String> environment) {
        String text = "SOURCE_HOST=fe\nSOURCE_USER=root\nSOURCE_DB_NAME=shop\nSOURCE_PWD=" + password + "\n";
        return ConfigLoader.parse(".env", text, environment, EnumSet.of(Need.SOURCE_CLUSTER))
                .config();
    }

    private static Secret password(String written) {
        return load(written, Map.of()).source().login().password();
    }

    private static void assertRefused(String written, String told) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> password(written))
                .withMessageContainingAll(
                        ".env:4: SOURCE_PWD", told, "put quotes around a secret that begins like this")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void isWhatTheFileHoldsWithoutItsLastLineBreak() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), " p#w = 1\n");

        assertThat(password("file:" + file)).isEqualTo(Secret.of(" p#w = 1"));
        assertThat(load("x", Map.of("SOURCE_PWD", "file:" + file))
                        .source()
                        .login()
                        .password())
                .isEqualTo(Secret.of(" p#w = 1"));
    }

    @Test
    void isNotLookedForWhereTheSecretStandsInQuotes() {
        assertThat(password("\"file:hunter2\"")).isEqualTo(Secret.of("file:hunter2"));
    }

    @Test
    void whatCannotBeReadIsToldWithoutTheNameThatMayBeASecret() throws IOException {
        assertRefused("file:/hunter2", "there is no such file");
        assertRefused("file:~/hunter2", "there is no such file: ~ is a sign like any other here; write the whole path");
        assertRefused("file:" + folder, "cannot be read");
        assertRefused("file:" + Files.writeString(folder.resolve("empty"), "\n"), "one line of text");
        assertRefused("file:" + Files.writeString(folder.resolve("two"), "hunter2\nhunter2\n"), "one line of text");
    }
}
