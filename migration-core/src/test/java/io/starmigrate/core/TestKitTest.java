package io.starmigrate.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who takes the test kit gets all that the contract suites need. */
class TestKitTest {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);$");

    /** By the beginning of a package's name, who brings it; what is ours is in the kit's first two dependencies. */
    private static final Map<String, String> BROUGHT_BY = Map.of(
            "org.junit.jupiter.",
            "junit-jupiter",
            "org.assertj.",
            "assertj-core",
            "io.starmigrate.core.",
            "migration-core");

    @Test
    void the_kit_names_every_library_that_a_contract_imports() throws IOException {
        String kit = Files.readString(Path.of("..", "infra", "test-kit", "pom.xml"));
        List<String> imports = imports();

        assertThat(imports)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(BROUGHT_BY.entrySet().stream()
                                .filter(library -> name.startsWith(library.getKey()))
                                .map(Map.Entry::getValue))
                        .as(name)
                        .singleElement()
                        .satisfies(artifact -> assertThat(kit).contains("<artifactId>" + artifact + "</artifactId>")));
    }

    private static List<String> imports() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            List<Path> contracts = sources.filter(file -> file.toString().endsWith("Contract.java"))
                    .toList();
            assertThat(contracts).hasSizeGreaterThan(3);
            StringBuilder all = new StringBuilder();
            for (Path contract : contracts) {
                all.append(Files.readString(contract));
            }
            return IMPORT.matcher(all)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !name.startsWith("java."))
                    .distinct()
                    .toList();
        }
    }
}
