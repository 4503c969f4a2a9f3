package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnvExampleTest {
    private static final Path EXAMPLE = Path.of("..", ".env.example");

    private static final Pattern KEY = Pattern.compile(
            "\n\n# (?<english>[^\n]*)\n# (?<chinese>[^\n]*)\n(?<key>[A-Z0-9_]+)=(?<value>[^\n]*)(?=\n)");

    private static final String RETIRED = """

            # ---- Keys of earlier tools / 旧工具的键 ----
            # They are understood in a file as told here.
            # 文件中的旧键按下面的说明处理。
            """;

    @Test
    void has_every_key_of_the_catalogue_in_its_order_with_its_default() throws IOException {
        List<String> written = new ArrayList<>();
        Matcher keys = KEY.matcher(Files.readString(EXAMPLE));
        while (keys.find()) {
            written.add(keys.group("key") + "=" + keys.group("value"));
        }

        assertThat(written)
                .as(
                        ".env.example: write each key of ConfigKey as KEY=default, in that order, below a blank line, a line of"
                                + " English and a line of Chinese")
                .isEqualTo(Arrays.stream(ConfigKey.values())
                        .map(key -> key + "=" + key.defaultValue())
                        .toList());
    }

    @Test
    void says_of_every_key_what_it_is_for_in_english_and_in_chinese() throws IOException {
        Matcher keys = KEY.matcher(Files.readString(EXAMPLE));
        while (keys.find()) {
            assertThat(keys.group("english").codePoints()).as(keys.group("key")).noneMatch(Character::isIdeographic);
            assertThat(keys.group("chinese").codePoints()).as(keys.group("key")).anyMatch(Character::isIdeographic);
        }
    }

    @Test
    void ends_with_what_becomes_of_keys_of_earlier_tools() throws IOException {
        String retired = Arrays.stream(RetiredKey.values())
                .map(key -> "# %s: %s\n".formatted(key, meaning(key)))
                .collect(Collectors.joining());

        assertThat(Files.readString(EXAMPLE)).endsWith(RETIRED + retired);
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

    private static String meaning(RetiredKey key) {
        return switch (key.answer()) {
            case SAME_AS -> key.advice();
            case NOT_NEEDED -> "not needed any more; " + key.advice();
            case REFUSED -> "an error; " + key.advice();
        };
    }
}
