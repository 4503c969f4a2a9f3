package io.starmigrate.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages in {@code docs/zh} say what the pages of the same name in {@code docs} say, as far as a machine can tell. */
class TranslationTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```\\w*\n(.*?)^```$");
    private static final Pattern LITERAL = Pattern.compile("`([^`\n]+)`");
    private static final Pattern VERSION = Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+){1,2})");
    private static final Pattern LINK = Pattern.compile("\\[([^]\n]*)]\\(([^)\\s]+)\\)");

    static List<String> translated() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("zh"))) {
            return pages.map(page -> page.getFileName().toString()).sorted().toList();
        }
    }

    static Stream<Path> chinesePages() throws IOException {
        return Stream.concat(
                Stream.of(Path.of("..", "README.zh-CN.md")),
                translated().stream().map(page -> DOCS.resolve("zh").resolve(page)));
    }

    private static String english(String page) throws IOException {
        return Files.readString(DOCS.resolve(page));
    }

    private static String chinese(String page) throws IOException {
        return Files.readString(DOCS.resolve("zh").resolve(page));
    }

    @ParameterizedTest
    @MethodSource("translated")
    void a_page_has_the_sections_tables_and_examples_of_its_english_page(String page) throws IOException {
        assertThat(shape(chinese(page))).isEqualTo(shape(english(page)));
        assertThat(examples(chinese(page))).isEqualTo(examples(english(page)));
    }

    @ParameterizedTest
    @MethodSource("translated")
    void a_page_speaks_of_the_same_keys_options_states_and_statements(String page) throws IOException {
        assertThat(found(LITERAL, chinese(page))).isEqualTo(found(LITERAL, english(page)));
    }

    @ParameterizedTest
    @MethodSource("translated")
    void a_page_speaks_of_the_same_versions(String page) throws IOException {
        assertThat(found(VERSION, chinese(page))).isEqualTo(found(VERSION, english(page)));
    }

    @ParameterizedTest
    @MethodSource("chinesePages")
    void each_link_leads_to_a_section_in_chinese_where_there_is_one(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
            if (!links.group(2).contains(":")) {
                leadsToASection(page, links.group(), links.group(1), links.group(2));
            }
        }
    }

    private static void leadsToASection(Path page, String link, String text, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        assertThat(file).as(link).exists();
        if (parts.length == 2) {
            assertThat(anchors(Files.readString(file))).as(link).contains(parts[1]);
        }
        if (DOCS.equals(file.getParent()) && !text.equals("English")) {
            assertThat(translated()).as(link).doesNotContain(file.getFileName().toString());
        }
    }

    private static List<String> anchors(String page) {
        return FENCED.matcher(page)
                .replaceAll("")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading ->
                        heading.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}_ -]", "").replace(' ', '-'))
                .toList();
    }

    /** The level of each heading, and how many rows each table has. */
    private static List<String> shape(String page) {
        return FENCED.matcher(page)
                .replaceAll("")
                .lines()
                .filter(line -> line.startsWith("#") || line.startsWith("|"))
                .map(line -> line.startsWith("#") ? line.replaceAll(" .*", "") : "|")
                .toList();
    }

    /** What stands in the code blocks, without comments. */
    private static List<String> examples(String page) {
        return FENCED.matcher(page)
                .results()
                .map(block -> block.group(1).replaceAll("(?m)\\s+#.*$", "").strip())
                .toList();
    }

    /** What a pattern finds outside the code blocks. */
    private static Set<String> found(Pattern pattern, String page) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(FENCED.matcher(page).replaceAll("")).results().forEach(one -> found.add(one.group(1)));
        return found;
    }
}
