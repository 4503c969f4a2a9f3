package io.starmigrate.worker.observe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page speaks both languages in full, and never of what it has no word for. */
class WordsTest {
    private static final Pattern WORD = Pattern.compile("(\\w+): \"");
    private static final Pattern USED = Pattern.compile("data-word=\"(\\w+)\"|word\\(\"(\\w+)\"\\)");

    private static String text(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Assets.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> words(String language) {
        return WORD.matcher(language).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void hasEachWordInBothLanguages() throws IOException {
        String all = text("words.js");
        int chinese = all.indexOf("zh: {");

        assertThat(words(all.substring(0, chinese))).hasSizeGreaterThan(40).isEqualTo(words(all.substring(chinese)));
    }

    @Test
    void hasEachWordThatThePageUses() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String name : new String[] {"page.html", "page.js", "heat.js", "charts.js"}) {
            USED.matcher(text(name))
                    .results()
                    .forEach(found -> used.add(found.group(1) == null ? found.group(2) : found.group(1)));
        }

        assertThat(words(text("words.js"))).containsAll(used);
    }
}
