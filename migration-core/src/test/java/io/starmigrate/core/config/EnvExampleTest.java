package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnvExampleTest {
    private static final Path EXAMPLE = Path.of("..", ".env.example");

    private static final String HEAD = """
            # Configuration of a StarRocks migration: copy this file to .env and fill it in.
            # StarRocks 迁移工具的配置：把本文件复制为 .env 并填写。
            #
            # A line is KEY=value. An environment variable of the same name wins, unless it is blank. A blank value means
            # the default. A # begins a comment at the start of a line or after a space; glued to other text it belongs to
            # the value, so a password may hold # and =. Put single or double quotes around a value that begins or ends with
            # a space or holds a space followed by #; between quotes everything is taken as it is.
            # 每行写 键=值。同名的非空环境变量优先；留空表示使用默认值。行首或空格之后的 # 开始注释，与其他文字相连的 # 属于值，
            # 因此密码可以含有 # 和 =。若值以空格开头或结尾，或含有“空格加 #”，请用单引号或双引号括起来，引号内按原样读取。
            """;

    private static final String PREDECESSOR = """

            # ---- Keys of earlier tools / 旧工具的键 ----
            # They are understood in a file as told here.
            # 文件中的旧键按下面的说明处理。
            """;

    @Test
    void documents_every_key_as_the_catalogue_has_it() throws IOException {
        String expected = rendered();
        if (Boolean.getBoolean("env.example.write")) {
            Files.writeString(EXAMPLE, expected);
        }

        assertThat(Files.readString(EXAMPLE))
                .as(".env.example: run this test with -Denv.example.write=true to write it anew")
                .isEqualTo(expected);
    }

    @Test
    void is_itself_a_configuration_that_only_lacks_what_must_be_filled_in() throws IOException {
        LoadedConfig loaded =
                ConfigLoader.parse(".env.example", Files.readString(EXAMPLE), Map.of(), EnumSet.noneOf(Need.class));

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.config().limits().concurrency()).isEqualTo(5);
    }

    @Test
    void the_workers_file_names_no_key_that_is_not_known() throws IOException {
        String text = Files.readString(Path.of("..", "infra", "ec2", "worker.env"));

        assertThat(ConfigLoader.parse("worker.env", text, Map.of(), EnumSet.noneOf(Need.class))
                        .warnings())
                .isEmpty();
    }

    private static String rendered() {
        String sections = Arrays.stream(ConfigSection.values())
                .map(EnvExampleTest::section)
                .collect(Collectors.joining());
        return HEAD + sections + PREDECESSOR + retired();
    }

    private static String section(ConfigSection section) {
        String keys = Arrays.stream(ConfigKey.values())
                .filter(key -> key.section() == section)
                .map(key -> "\n# %s\n# %s\n%s=%s\n".formatted(key.english(), key.chinese(), key, key.defaultValue()))
                .collect(Collectors.joining());
        return "\n# ---- %s / %s ----\n".formatted(section.english(), section.chinese()) + keys;
    }

    private static String retired() {
        return Arrays.stream(RetiredKey.values())
                .map(key -> "# %s: %s\n".formatted(key, meaning(key)))
                .collect(Collectors.joining());
    }

    private static String meaning(RetiredKey key) {
        return switch (key.answer()) {
            case SAME_AS -> key.advice();
            case NOT_NEEDED -> "not needed any more; " + key.advice();
            case REFUSED -> "an error; " + key.advice();
        };
    }
}
