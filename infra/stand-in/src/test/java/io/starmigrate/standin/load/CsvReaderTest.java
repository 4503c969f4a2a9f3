package io.starmigrate.standin.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    private static List<List<@Nullable String>> read(String content, String separator, String delimiter)
            throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), separator, delimiter)) {
            for (CsvReader.Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row.fields());
            }
        }
        return rows;
    }

    @Test
    void fieldsAndRowsEndWhereTheirDelimitersSay() throws IOException {
        assertThat(read("a||b||\r\n\r\n\\N||中||\\N\r\nlast||x||y", "||", "\r\n"))
                .containsExactly(
                        Arrays.asList("a", "b", ""), Arrays.asList(null, "中", null), Arrays.asList("last", "x", "y"));
    }

    @Test
    void rowsLongerThanTheBufferAreWhole() throws IOException {
        String wide = "w".repeat(200_000);
        assertThat(read(wide + "\n" + wide + "\t1\n", "\t", "\n")).containsExactly(List.of(wide), List.of(wide, "1"));
    }

    @Test
    void aRowThatIsNoUtf8IsToldApart() throws IOException {
        byte[] bytes = {'a', (byte) 0xff, '\n', 'b', '\n'};
        try (CsvReader reader = new CsvReader(new ByteArrayInputStream(bytes), "\t", "\n")) {
            assertThat(reader.next()).isEqualTo(new CsvReader.Row(List.of(), false));
            assertThat(reader.next()).isEqualTo(new CsvReader.Row(List.of("b"), true));
        }
    }
}
