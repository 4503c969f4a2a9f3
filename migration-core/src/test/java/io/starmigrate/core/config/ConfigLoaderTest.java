package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest extends ConfigBench {
    @Test
    void reports_everything_that_is_wrong_at_once_with_line_rule_and_fix() {
        String text = """
                SOURCE_HOST=fe1:9030
                SOURCE_PORT=99999
                SOURCE_USER=root
                SOURCE_DB_NAM=shop
                STORAGES=oss:/bucket
                CONCURRENCY=many
                AK=AKIA
                nonsense
                """;

        assertThat(faults(text, EnumSet.of(Need.SOURCE_CLUSTER)))
                .containsExactly(
                        ".env:1: SOURCE_HOST: \"fe1:9030\" is not a host name or address without a port; "
                                + "write for example SOURCE_HOST=10.0.0.1,10.0.0.2",
                        ".env:2: SOURCE_PORT: \"99999\" is not a port: a whole number from 1 to 65535; "
                                + "write for example SOURCE_PORT=9030",
                        ".env:4: SOURCE_DB_NAM: unknown key; did you mean SOURCE_DB_NAME?",
                        ".env:5: STORAGES: Cannot read \"oss:/bucket\" as a storage address: write s3://bucket/prefix or "
                                + "oss://bucket/prefix; correct this address",
                        ".env:6: CONCURRENCY: \"many\" is not a whole number from 1 to 10000; write for example CONCURRENCY=5",
                        ".env:8: the line has no equals sign; write KEY=value, or put # before a comment",
                        ".env: SK: blank or missing while AK is set; write SK, or leave both blank",
                        ".env: SOURCE_DB_NAME: blank or missing, and this command works with that cluster; "
                                + "write SOURCE_DB_NAME=shop");
    }

    @Test
    void points_at_the_line_of_a_blank_value_that_is_needed() {
        assertThat(faults("SOURCE_HOST=fe\nSOURCE_USER=root\nSOURCE_DB_NAME=  \n", EnumSet.of(Need.SOURCE_CLUSTER)))
                .singleElement()
                .asString()
                .startsWith(".env:3: SOURCE_DB_NAME: blank or missing");
    }

    @Test
    void a_list_of_nothing_is_not_taken_for_a_value() {
        assertThat(faults("STORAGES= , \nSOURCE_HOST=,\n")).hasSize(2);
    }

    @Test
    void an_export_needs_nothing_of_the_target_cluster() {
        String text = "SOURCE_HOST=fe\nSOURCE_USER=root\nSOURCE_DB_NAME=shop\nTARGET_HOST=\nTARGET_DB_NAME=\n";

        MigrationConfig config = load(text, EnumSet.of(Need.SOURCE_CLUSTER)).config();

        assertThat(config.provides(Need.SOURCE_CLUSTER)).isTrue();
        assertThat(config.provides(Need.TARGET_CLUSTER)).isFalse();
    }

    @Test
    void an_environment_variable_wins_over_the_file_unless_it_is_blank() {
        Map<String, String> environment = Map.of(
                "AWS_REGION", "eu-west-1",
                "RECORDER", " ",
                "EXPORT_CONCURRENCY", "7",
                "USER", "somebody",
                "NO_KEY_OF_OURS", "x");

        MigrationConfig config = ConfigLoader.parse(
                        ".env",
                        "AWS_REGION=us-east-2\nRECORDER=mine\nCONCURRENCY=3\n",
                        environment,
                        EnumSet.of(Need.RECORDER))
                .config();

        assertThat(config.aws().region()).isEqualTo("eu-west-1");
        assertThat(config.aws().recorder()).isEqualTo("mine");
        assertThat(config.limits().concurrency()).isEqualTo(7);
    }

    @Test
    void names_the_environment_as_the_place_of_a_wrong_variable() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigLoader.parse(
                        ".env", "SOURCE_PORT=9030", Map.of("SOURCE_PORT", "0"), EnumSet.noneOf(Need.class)))
                .withMessageContaining("environment: SOURCE_PORT: \"0\" is not a port");
    }

    @Test
    void refuses_a_key_with_two_values_and_accepts_the_same_value_twice() {
        assertThat(read("CONCURRENCY=3\nEXPORT_CONCURRENCY=3\nCONCURRENCY=3\n")
                        .limits()
                        .concurrency())
                .isEqualTo(3);
        assertThat(faults("SOURCE_PWD=one-secret\nSOURCE_PWD=another-secret\nCONCURRENCY=1\nEXPORT_CONCURRENCY=2\n"))
                .containsExactly(
                        ".env:2: SOURCE_PWD: already set to another value at .env:1; keep one of the two",
                        ".env:4: EXPORT_CONCURRENCY: already set to another value in CONCURRENCY at .env:3; "
                                + "keep one of the two");
    }

    @Test
    void refuses_filters_it_cannot_apply() {
        assertThat(faults("TASK_FILTER=BETWEEN(a,b)\nDATA_FILTER=id > (5\n"))
                .hasSize(2)
                .satisfies(
                        faults -> assertThat(faults.get(0))
                                .startsWith(".env:1: TASK_FILTER: Cannot read \"BETWEEN(a,b)\" as a partition filter"),
                        faults -> assertThat(faults.get(1))
                                .startsWith(".env:2: DATA_FILTER: Cannot filter rows by \"id > (5\"")
                                .endsWith("or leave it blank for every row"));
        assertThat(load("DATA_FILTER=city = 'a' AND id > 5\n", Set.of())
                        .config()
                        .selection()
                        .dataFilter()
                        .condition())
                .isEqualTo("city = 'a' AND id > 5");
    }

    @Test
    void warns_when_it_took_something_off_a_password() {
        LoadedConfig loaded =
                load("SOURCE_PWD=\"quoted-pw\"\nTARGET_PWD=half-pw #rest-pw\n", EnumSet.noneOf(Need.class));

        assertThat(loaded.warnings()).hasSize(2);
        assertThat(loaded.warnings().toString())
                .contains(".env:1: SOURCE_PWD: the quotes", ".env:2: TARGET_PWD: what follows \" #\"")
                .doesNotContain("-pw");
    }

    @Test
    void shows_no_secret_anywhere() {
        MigrationConfig config = load(
                        PREDECESSOR.replace("AK=\nSK=", "AK=AKIA\nSK=aws-secret") + OSS_ACCESS, EVERYTHING)
                .config();

        assertThat(config.source() + "" + config.target() + config.sourceStorage() + config.targetStorage()
                        + config.aws())
                .contains("172.31.23.29", "us-east-2")
                .doesNotContain("demo1234", "p#w=1", "aws-secret", "oss-secret");
    }

    @Test
    void accepts_comments_in_another_encoding_but_no_values(@TempDir Path folder) throws Exception {
        Charset gbk = Charset.forName("GBK");
        Path file = folder.resolve(".env");
        Files.write(file, "# 并发导出\nCONCURRENCY=6 # 并发\n".getBytes(gbk));
        assertThat(ConfigLoader.load(file, Map.of(), Set.of()).config().limits().concurrency())
                .isEqualTo(6);

        Files.write(file, "SOURCE_PWD=密码\n".getBytes(gbk));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigLoader.load(file, Map.of(), Set.of()))
                .withMessageContaining(":1: SOURCE_PWD: the value is not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void says_what_to_do_when_there_is_no_file(@TempDir Path folder) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigLoader.load(folder.resolve("missing.env"), Map.of(), Set.of()))
                .withMessageContaining("missing.env: there is no such file; copy .env.example to ");
    }

    /** Others fill in what a shell would; here it would be a wrong password that nobody sees. */
    @Test
    void a_secret_that_looks_like_a_variable_is_told_to_be_none() {
        Set<Need> nothing = EnumSet.noneOf(Need.class);
        for (String variable : List.of("${DB_PASSWORD}", "$DB_PASSWORD")) {
            assertThat(load("SOURCE_PWD=" + variable, nothing).warnings())
                    .singleElement()
                    .asString()
                    .contains("SOURCE_PWD: it looks like a variable", "none is replaced")
                    .doesNotContain("DB_PASSWORD");
        }
        assertThat(load("SOURCE_PWD=$ecret\nTARGET_PWD='${A}'", nothing).warnings())
                .noneMatch(warning -> warning.toString().contains("variable"));
    }

    @Test
    void a_file_of_no_name_is_said_to_be_none() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ConfigLoader.load(Path.of(""), Map.of(), EnumSet.of(Need.RECORDER)))
                .withMessageContaining("--env: it is blank; name the file behind it");
    }
}
