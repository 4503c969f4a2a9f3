package io.starmigrate.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.starmigrate.distribution.BillOfMaterials.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThirdPartyLicencesTest {
    private static final Component ONE = new Component("g", "one", "1", List.of("Apache-2.0"));
    private static final Component TWO = new Component("g", "two", "2", List.of());

    @TempDir
    private Path folder;

    @Test
    void a_text_that_two_jars_carry_stands_once_under_both_names() throws IOException {
        Map<String, Path> jars = Map.of(
                "one-1.jar",
                        jar("one-1.jar", "META-INF/LICENSE", "Do what you like.", "META-INF/NOTICE.txt", "By one."),
                "two-2.jar", jar("two-2.jar", "LICENSE.txt", "Do what you like.", "lib/Licence.class", "no text"));

        String text = ThirdPartyLicences.text(List.of(ONE, TWO), jars);

        assertThat(text).contains("g:one:1: Apache-2.0\n", "g:two:2: see below\n", "By one.");
        assertThat(text).containsOnlyOnce("Do what you like.").doesNotContain("no text");
        assertThat(text).contains("g:one:1\ng:two:2\n---");
    }

    @Test
    void a_library_without_any_licence_is_not_given_out() throws IOException {
        Map<String, Path> jars = Map.of("two-2.jar", jar("two-2.jar", "a.txt", "nothing"));

        assertThatIllegalStateException()
                .isThrownBy(() -> ThirdPartyLicences.text(List.of(TWO), jars))
                .withMessageContaining("Cannot give out g:two:2");
    }

    @Test
    void a_bill_that_names_other_jars_than_there_are_is_refused() throws IOException {
        Map<String, Path> jars = Map.of("two-2.jar", jar("two-2.jar", "LICENSE", "x"));

        assertThatIllegalStateException()
                .isThrownBy(() -> ThirdPartyLicences.text(List.of(ONE), jars))
                .withMessageContaining("lacks [two-2.jar] and has in excess [one-1.jar]");
    }

    @Test
    void a_bill_of_materials_tells_the_licences_of_others_by_their_coordinates() throws IOException {
        Path bill = Files.writeString(folder.resolve("bom.json"), """
                {"components": [
                  {"group": "z", "name": "last", "version": "2", "licenses": [{"expression": "MIT OR BSD-2-Clause"}]},
                  {"group": "io.starmigrate", "name": "migration-core", "version": "1"},
                  {"group": "a", "name": "first", "version": "1", "licenses": [{"license": {"id": "MIT"}}]}]}
                """);

        assertThat(BillOfMaterials.read(bill))
                .containsExactly(
                        new Component("a", "first", "1", List.of("MIT")),
                        new Component("z", "last", "2", List.of("MIT OR BSD-2-Clause")));
    }

    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
