package io.starmigrate.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/architecture.md, "Where it is decided", names classes that are there. */
class WhereDecidedTest {
    private static final Pattern CLASS = Pattern.compile("`((?:core|worker|lambda|cli)\\.[\\w.]+)`");

    @Test
    void every_class_that_the_document_names_is_there() throws IOException {
        String text = Files.readString(Path.of("..", "..", "docs", "architecture.md"));
        int begin = text.indexOf("## Where it is decided");
        String table = text.substring(begin, text.indexOf("\n## ", begin));
        List<String> named = CLASS.matcher(table)
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(1, name.length() - 1))
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        for (String name : named) {
            assertThatCode(() -> Class.forName(
                            "io.starmigrate." + name, false, getClass().getClassLoader()))
                    .as("docs/architecture.md, \"Where it is decided\", names `" + name + "`: write where it is now")
                    .doesNotThrowAnyException();
        }
    }
}
