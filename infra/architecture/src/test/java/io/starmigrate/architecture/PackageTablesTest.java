package io.starmigrate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/architecture.md says of each package of core, of the worker and of the simulation what it holds, and of no
 * other.
 */
class PackageTablesTest {
    private static final Pattern MODULE = Pattern.compile("(?m)^\\| `migration-core` \\|.*$");
    private static final Pattern OF_CORE = Pattern.compile("`core\\.(\\w+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`\\w+`(?:, `\\w+`)*) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"core", "worker", "simulation"})
    void each_package_stands_in_the_table(String module) throws IOException {
        assertThat(told(module))
                .as("docs/architecture.md and the packages of io.starmigrate." + module)
                .isEqualTo(packages("io.starmigrate." + module));
    }

    private static Set<String> packages(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOptions(Set.of(new ImportOption.DoNotIncludeTests(), new ArchitectureTest.WithoutTestJars()))
                .importPackages(root);
        return classes.stream()
                .map(found -> found.getPackageName())
                .filter(name -> name.startsWith(root + "."))
                .map(name -> name.substring(root.length() + 1).split("\\.", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told(String module) throws IOException {
        String text = Files.readString(Path.of("..", "..", "docs", "architecture.md"));
        if (module.equals("core")) {
            String row = MODULE.matcher(text).results().map(MatchResult::group).collect(Collectors.joining());
            return all(OF_CORE, row);
        }
        int begin = text.indexOf("The " + module + "'s packages, from the bottom up");
        String table = text.substring(begin, text.indexOf(module.equals("worker") ? "\n\n**" : "\n\nTests", begin));
        return ROW.matcher(table)
                .results()
                .flatMap(row -> all(NAME, row.group(1)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> all(Pattern name, String text) {
        return name.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
