package io.starmigrate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares what embedders are promised with what the last release promised: {@code public-api.sig}, a block for each
 * type. {@code -Dapi.rewrite=yes} writes it anew.
 */
class LastReleaseTest {
    private static final Path FILE = Path.of("public-api.sig");
    private static final Pattern TYPE = Pattern.compile("(?m)^CLSS (?:\\S+ )*(io[.]starmigrate[.][\\w.$]+)(?:<.*)?$");
    private static final String WHAT_TO_DO = """
            Who embeds the last release cannot take this one as it is; below is what is gone or has changed.
            Keep it (the old method or constructor beside the new one). If it has to go:
              1. say in CHANGELOG.md what is gone and what to write instead;
              2. mvn -pl infra/architecture -am test -Dquick -Dtest=LastReleaseTest -Dapi.rewrite=yes -Dsurefire.failIfNoSpecifiedTests=false
              3. commit infra/architecture/public-api.sig with both.
            """;

    @TempDir
    Path folder;

    @Test
    void what_the_last_release_promised_is_still_there() throws IOException {
        Signatures signatures = new Signatures(folder);
        if (System.getProperty("api.rewrite") != null) {
            signatures.write(FILE);
        }

        Set<String> before = TYPE.matcher(Files.readString(FILE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(before).hasSizeGreaterThan(150);
        assertThat(signatures.broken(FILE)).as(WHAT_TO_DO).isEmpty();
        assertThat(signatures.types()).as(WHAT_TO_DO).containsAll(before); // marked no more
    }
}
