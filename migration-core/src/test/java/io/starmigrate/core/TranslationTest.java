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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written in Chinese says what its English page says, as far as a machine can tell. */
class TranslationTest {
    private static final Path ROOT = Path.of("..");
    private static final String SUFFIX = ".zh-CN.md";
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```\\w*\n(.*?)^ *```$");
    private static final Pattern LITERAL = Pattern.compile("`([^`\n]+)`");
    private static final Pattern VERSION = Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+){1,2})");
    private static final Pattern LINK = Pattern.compile("\\[([^]\n]*)]\\(([^)\\s]+)\\)");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> inDocs = Files.list(ROOT.resolve("docs").resolve("zh"));
                Stream<Path> besideEnglish = Files.walk(ROOT.resolve("infra"), 2)) {
            List<Path> pages = Stream.of(
                            Stream.of(ROOT.resolve("README" + SUFFIX)),
                            inDocs,
                            besideEnglish.filter(file -> file.toString().endsWith(SUFFIX)))
                    .flatMap(files -> files)
                    .sorted()
                    .toList();
            return pages.stream();
        }
    }

    /** The page that a Chinese one translates: of the same name above {@code zh}, or beside it. */
    private static Path original(Path page) {
        String name = page.getFileName().toString();
        return name.endsWith(SUFFIX)
                ? page.resolveSibling(name.replace(SUFFIX, ".md"))
                : page.resolve("../..").resolve(name).normalize();
    }

    private static String english(Path page) throws IOException {
        return Files.readString(original(page));
    }

    private static String chinese(Path page) throws IOException {
        return Files.readString(page);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_the_sections_tables_and_examples_of_its_english_page(Path page) throws IOException {
        assertThat(shape(chinese(page))).isEqualTo(shape(english(page)));
        assertThat(examples(chinese(page))).isEqualTo(examples(english(page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_speaks_of_the_same_keys_options_states_and_statements(Path page) throws IOException {
        assertThat(found(LITERAL, chinese(page))).isEqualTo(found(LITERAL, english(page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_speaks_of_the_same_versions(Path page) throws IOException {
        assertThat(found(VERSION, chinese(page))).isEqualTo(found(VERSION, english(page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_link_leads_to_a_section_in_chinese_where_there_is_one(Path page) throws IOException {
        Set<Path> translated = pages().map(TranslationTest::original).collect(Collectors.toSet());
        Matcher links = LINK.matcher(chinese(page));
        while (links.find()) {
            String[] target = links.group(2).split("#", 2);
            if (links.group(2).contains(":")) {
                continue;
            }
            Path file =
                    target[0].isEmpty() ? page : page.resolveSibling(target[0]).normalize();
            assertThat(file).as(links.group()).exists();
            if (target.length == 2) {
                assertThat(anchors(Files.readString(file))).as(links.group()).contains(target[1]);
            }
            if (!links.group(1).equals("English")) {
                assertThat(translated).as(links.group()).doesNotContain(file);
            }
        }
    }

    private static List<String> anchors(String page) {
        return FENCED.matcher(page)
                .replaceAll("")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}_ -]", "")
                        .replace(' ', '-'))
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

    /** What stands in the code blocks, without comments; drawings are translated. */
    private static List<String> examples(String page) {
        return FENCED.matcher(page)
                .results()
                .map(block -> block.group(1))
                .filter(block -> !block.contains("▶"))
                .map(block -> block.replaceAll("(?m)\\s+#.*$", "").strip())
                .toList();
    }

    /** What a pattern finds outside the code blocks. */
    private static Set<String> found(Pattern pattern, String page) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(FENCED.matcher(page).replaceAll("")).results().forEach(one -> found.add(one.group(1)));
        return found;
    }
}
