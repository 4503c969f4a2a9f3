package io.starmigrate.core.starrocks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.ColumnValue;
import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables whose comments and defaults say what looks like anything, printed as each version prints them. */
class HostileTextsTest {
    private static final int TABLES = 2000;
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "'",
            "`c1`",
            " ",
            ", ",
            "\n",
            ")",
            "(",
            " AS (`c0`)",
            " AS ",
            "\",\n  `c1` int(11) NULL COMMENT \"",
            "\n) ENGINE=OLAP ",
            " COMMENT \"",
            "\" COMMENT \"",
            " NOT NULL",
            "DEFAULT \"1\"",
            "\"\nPARTITION BY RANGE(`c0`)\n()",
            "\"\nDISTRIBUTED BY HASH(`c0`)",
            "\"\nPROPERTIES (\n\"a\" = \"1\"\n)",
            ";",
            "-- ",
            "/* ",
            "中文",
            "shown");

    private record Style(boolean columnsEscaped, boolean tableEscaped, boolean defaultsEscaped) {
        String comment(String text) {
            return columnsEscaped ? escaped(text) : text;
        }
    }

    /** 2.5; 3.0; 3.1 and later with a primary key; 3.1 and later without. */
    private static final List<Style> STYLES = List.of(
            new Style(false, false, false),
            new Style(false, true, false),
            new Style(false, true, true),
            new Style(true, true, true));

    private record Column(
            String name, String comment, @Nullable String value, boolean generated) {
        String printed(Style style) {
            String text = "  `" + name + "` varchar(20) NULL";
            if (value != null) {
                text += " DEFAULT \"" + (style.defaultsEscaped ? escaped(value) : value) + "\"";
            }
            return text + (generated ? " AS concat(`c0`, ', COMMENT')" : "") + " COMMENT \"" + style.comment(comment)
                    + "\"";
        }

        ColumnValue expected() {
            if (generated) {
                return new ColumnValue.Generated("concat(`c0`, ', COMMENT')");
            }
            return value == null ? new ColumnValue.Unset() : new ColumnValue.Default(Quoting.string(value));
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static List<Column> columns(SplittableRandom random) {
        List<Column> columns = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            boolean generated = i > 0 && random.nextInt(6) == 0;
            String value = !generated && random.nextInt(3) == 0 ? text(random) : null;
            columns.add(new Column("c" + i, text(random), value, generated));
        }
        return columns;
    }

    private static String print(List<Column> columns, String comment, Style style) {
        StringBuilder text = new StringBuilder("CREATE TABLE `t` (\n");
        text.append(String.join(
                ",\n", columns.stream().map(column -> column.printed(style)).toList()));
        text.append("\n) ENGINE=OLAP \nPRIMARY KEY(`c0`)\n");
        if (!comment.isEmpty()) {
            text.append("COMMENT \"")
                    .append(style.tableEscaped ? escaped(comment) : comment)
                    .append("\"\n");
        }
        return text.append("DISTRIBUTED BY HASH(`c0`) BUCKETS 2 \nPROPERTIES (\n\"replication_num\" = \"1\"\n);")
                .toString();
    }

    /** Every column is what it is; a table's comment is read as it is, or the table is refused. */
    @Test
    void readsEveryColumnAsItIsWhateverTheTextsSay() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < TABLES; i++) {
            List<Column> columns = columns(random);
            String comment = text(random);
            Style style = STYLES.get(random.nextInt(STYLES.size()));
            String printed = print(columns, comment, style);
            String named = "seed " + seed + ", table " + i + ", " + style + ":\n" + printed;
            try {
                TableDefinition read = read(printed, columns, true);
                assertThat(read.ddl().columns())
                        .as(named)
                        .extracting(ColumnDdl::name, ColumnDdl::comment, ColumnDdl::value)
                        .containsExactlyElementsOf(columns.stream()
                                .map(column -> tuple(column.name(), column.comment(), column.expected()))
                                .toList());
                // A raw backslash in a table's comment cannot be told from an escape.
                assertThat(read.ddl().comment().replace("\\", "")).as(named).isEqualTo(comment.replace("\\", ""));
            } catch (DdlException ambiguous) {
                assertThat(comment).as(named + "\n" + ambiguous.getMessage()).contains("\"");
                refused++;
            }
        }
        assertThat(refused).as("refused, seed " + seed).isLessThan(TABLES / 10);
    }

    /** Without what other answers tell of the texts, a table is refused rather than read as another one. */
    @Test
    void neverTakesAPlainColumnForGeneratedByThePrintAlone() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        int understood = 0;
        for (int i = 0; i < TABLES; i++) {
            List<Column> columns = columns(random);
            Style style = STYLES.get(random.nextInt(STYLES.size()));
            String printed = print(columns, "", style);
            try {
                TableDefinition read = read(printed, columns, false);
                assertThat(TableColumn.carried(read.columns()))
                        .as("seed " + seed + ", table " + i + ":\n" + printed)
                        .extracting(TableColumn::name)
                        .containsExactlyElementsOf(
                                columns.stream().map(Column::name).toList());
                understood++;
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s)(Cannot read the statement|Two answers).*");
            }
        }
        assertThat(understood).as("understood, seed " + seed).isGreaterThan(TABLES / 10);
    }

    private static TableDefinition read(String printed, List<Column> columns, boolean listed) {
        TableDefinition.Answers answers = new TableDefinition.Answers(
                printed,
                columns.stream().map(HostileTextsTest::described).toList(),
                listed ? columns.stream().map(HostileTextsTest::listed).toList() : List.of());
        return TableDefinition.read(answers, Capabilities.of("3.5.2"));
    }

    private static CatalogRow described(Column column) {
        Map<String, @Nullable String> row = new HashMap<>(
                Map.of("Field", column.name(), "Type", "varchar(20)", "Null", "YES", "Key", "false", "Extra", ""));
        row.put("Default", column.value());
        return CatalogRow.of(row);
    }

    private static CatalogRow listed(Column column) {
        Map<String, @Nullable String> row =
                new HashMap<>(Map.of("COLUMN_NAME", column.name(), "COLUMN_COMMENT", column.comment()));
        row.put("GENERATION_EXPRESSION", column.generated() ? "concat(c0, ', COMMENT')" : null);
        return CatalogRow.of(row);
    }

    /** A text of more than ten megabytes; the limit is far above what it takes, and far below what a square takes. */
    @Test
    @Timeout(60)
    void readsTensOfThousandsOfPartitionsInOnePass() {
        List<Column> columns = List.of(new Column("c0", "an \"unescaped\" text", null, false));
        StringBuilder partitions = new StringBuilder();
        int count = 150_000;
        for (int i = 0; i < count; i++) {
            partitions
                    .append(i == 0 ? "PARTITION BY RANGE(`c0`)\n(" : ",\n")
                    .append("PARTITION p%1$06d VALUES [(\"%1$06d\"), (\"%2$06d\")) (\"replication_num\" = \"1\")"
                            .formatted(i, i + 1));
        }
        String printed =
                print(columns, "a \"text\"", STYLES.get(0)).replace("DISTRIBUTED BY", partitions + ")\nDISTRIBUTED BY");

        TableDefinition read = read(printed, columns, true);

        assertThat(printed).hasSizeGreaterThan(10_000_000);
        assertThat(read.ddl().layout().partitioning().entries()).hasSize(count);
        assertThat(read.scheme().text()).isEqualTo("RANGE(`c0`)");
    }
}
