package io.starmigrate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Windows' editors and Chinese input methods make of a {@code .env} file. */
class InputMethodSignsTest extends ConfigBench {
    private static final EnumSet<Need> NOTHING = EnumSet.noneOf(Need.class);
    private static final String TEXT = "# \u5e76\u53d1\u4e00\nCONCURRENCY=7\nTABLE_NAMES=orders\n";

    @TempDir
    private Path folder;

    private List<String> faultsOf(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("x.env"), content);
        try {
            ConfigLoader.load(file, Map.of(), NOTHING);
            return List.of();
        } catch (ConfigException refused) {
            return refused.report().errors().stream()
                    .map(ConfigProblem::toString)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, \uFEFF, UTF-16",
        "UTF-16BE, \uFEFF, UTF-16",
        "UTF-16LE, '', UTF-16LE",
        "UTF-16BE, '', UTF-16BE",
        "UTF-32LE, \uFEFF, UTF-32",
        "UTF-32BE, \uFEFF, UTF-32"
    })
    void anEncodingThatIsNotReadIsNamedOnceWithWhatMendsIt(String charset, String mark, String iconv)
            throws IOException {
        assertThat(faultsOf((mark + TEXT).getBytes(Charset.forName(charset))))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault)
                            .startsWith(folder.resolve("x.env") + ": the file is UTF-")
                            .contains("save it as UTF-8", "iconv -f " + iconv + " -t UTF-8");
                });
    }

    @Test
    void aByteOrderMarkOfUtf8DoesNoHarmAlsoWhereFilesWerePutTogether() throws IOException {
        byte[] content = ("\uFEFF" + TEXT + "\uFEFFIMPORT_CONCURRENCY=3\n").getBytes(StandardCharsets.UTF_8);

        assertThat(faultsOf(content)).isEmpty();
        assertThat(faultsOf(TEXT.getBytes(Charset.forName("GBK"))))
                .as("a comment in GBK")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SOURCE_HOST=\u201c10.0.0.1\u201d | SOURCE_HOST: \"\u201c\" (U+201C) is not a quote of this file; write \" or ', or no quotes",
                "TARGET_DB_NAME=\u2018shop\u2019 | TARGET_DB_NAME: \"\u2018\" (U+2018) is not a quote",
                "SOURCE_DB_NAME=shop\u201d | SOURCE_DB_NAME: \"\u201d\" (U+201D) is not a quote",
                "SOURCE_HOST\uff1d10.0.0.1 | SOURCE_HOST: \"\uff1d\" (U+FF1D) after it is not the equals sign; write SOURCE_HOST=",
                "export SOURCE_HOST \uff1d 10.0.0.1 | SOURCE_HOST: \"\uff1d\" (U+FF1D) after it",
                "CONCURRENCY: 7 | CONCURRENCY: \":\" after it is not the equals sign",
                "CONCURRENCY\uff1a7 | CONCURRENCY: \"\uff1a\" (U+FF1A) after it is not the equals sign",
                "SOURCE_HOST=10.0.0.1\uff0c10.0.0.2 | SOURCE_HOST: \"\uff0c\" (U+FF0C) is a full-width sign of an input method; write , instead",
                "TABLE_NAMES=orders\uff0citems | TABLE_NAMES: \"\uff0c\" (U+FF0C)",
                "TABLE_NAMES=\"orders\uff0citems\" | TABLE_NAMES: \"\uff0c\" (U+FF0C)",
                "TABLE_NAMES=orders\u3001items | TABLE_NAMES: \"\u3001\" (U+3001)",
                "TABLE_RENAMES=a\uff1ab | TABLE_RENAMES: \"\uff1a\" (U+FF1A) is a full-width sign of an input method; write : instead; a name that has it stands in backquotes",
                "STORAGES=oss\uff1a//bucket/p,s3://bucket/p | STORAGES: \"\uff1a\" (U+FF1A)",
                "SOURCE_HOST=10.0.0.1\u00a0 | SOURCE_HOST: it holds a character that is not seen (U+00A0)",
                "SOURCE_DB_NAME=\u200bshop | SOURCE_DB_NAME: it holds a character that is not seen (U+200B)"
            })
    void aSignOfAnInputMethodIsNamedWithItsLineAndKeyAndMakesNoOtherFinding(String line, String found) {
        assertThat(faults("#\n" + line + "\n", NOTHING))
                .singleElement()
                .asString()
                .startsWith(".env:2: " + found);
    }

    @Test
    void severalKindsInOneValueAreToldAtOnce() {
        assertThat(faults("SOURCE_HOST=\u201cfe1\uff0cfe2\u201d\n", NOTHING)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TABLE_NAMES=`\u8ba2\u5355\uff0c\u660e\u7ec6`",
                "TABLE_NAMES=\u8ba2\u5355,\u660e\u7ec6",
                "TASK_FILTER=city = '\u4e0a\u6d77\uff0c\u5317\u4eac'",
                "CONCURRENCY=7 # \u5e76\u53d1\uff0c\u201c\u591a\u201d"
            })
    void namesTextsAndCommentsMayHoldThem(String line) {
        assertThat(EnvFile.parse(".env", line).entries())
                .singleElement()
                .satisfies(
                        entry -> assertThat(InputMethodSigns.in(entry.value())).isEmpty());
    }

    /** A password may hold anything: it is taken as it is, its author is told, and it is shown nowhere. */
    @Test
    void aSecretIsTakenAsItIsAndNeverShown() {
        String text = "SOURCE_PWD=\u201cdemo1234\u201d\nTARGET_PWD=demo\uff0c5678\n";

        LoadedConfig loaded = load(text, NOTHING);

        assertThat(loaded.warnings())
                .singleElement()
                .asString()
                .contains("SOURCE_PWD", "U+201C")
                .doesNotContain("demo");
        for (String line : List.of("SOURCE_PWD\uff1ddemo=5678", "source pwd: demo=5678", "SOURCE_PWD: demo=5678")) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> load(line, NOTHING))
                    .satisfies(refused -> assertThat(refused.report().errors().toString())
                            .containsIgnoringCase("source")
                            .doesNotContain("demo", "5678"));
        }
    }
}
