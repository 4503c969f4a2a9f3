package io.starmigrate.core.starrocks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.ColumnValue;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed, what is described and what is listed, together. */
class TableDefinitionTest {
    private static final String OLD = "3.1.5";
    private static final String NEW = "3.3.3";

    @Test
    void tellsColumnsApartByWhatAllAnswersSay() {
        TableDefinition definition = read(
                NEW,
                """
                CREATE TABLE `t` (
                  `id` bigint(20) NOT NULL AUTO_INCREMENT COMMENT "said AS AUTO_INCREMENT",
                  `m` map<int(11),varchar(20)> NULL COMMENT "",
                  `a` int(11) NULL COMMENT "",
                  `s` varbinary avg(int(11)) NULL COMMENT "",
                  `g` boolean NULL AS `a` > 1 AND `id` < 5 COMMENT ""
                ) ENGINE=OLAP
                PRIMARY KEY(`id`)
                """,
                row("id", "bigint", "NO", "said AS AUTO_INCREMENT"),
                row("m", "map<int(11),varchar(20)>", "YES", ""),
                row("a", "int", "YES", ""),
                row("s", "varbinary", "YES", ""),
                computed(row("g", "boolean", "YES", ""), "a > 1"));

        List<TableColumn> columns = definition.columns();
        assertThat(columns.get(0).traits()).containsExactlyInAnyOrder(Trait.AUTO_INCREMENT);
        assertThat(columns.get(2).traits()).containsExactly(Trait.NULLABLE);
        assertThat(columns.get(3).traits()).containsExactlyInAnyOrder(Trait.NULLABLE, Trait.AGGREGATE_STATE);
        assertThat(columns.get(4).traits()).containsExactlyInAnyOrder(Trait.NULLABLE, Trait.GENERATED);
        assertThat(TableColumn.carried(columns)).extracting(TableColumn::name).containsExactly("id", "m", "a", "s");
    }

    /** Printed as they are; the first is that of the public report. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "shown in reports \"size AS label\", see wiki",
                "`x` AS (1)",
                "\" AS `id` COMMENT \"",
                "a\", b",
                "x\",\n  `y` int(11) NULL COMMENT \"z",
                "ends with \\",
                "\"",
                "\\",
                ") ENGINE=OLAP",
                "\"\n) ENGINE=OLAP \nPRIMARY KEY(`id`)\nDISTRIBUTED BY HASH(`id`)",
                "NOT NULL DEFAULT \"1\" COMMENT \"",
                "中文，\"引号\"",
                "two\nlines\",\nand a quote",
                "-- \"no comment\" /* nor",
                "it's `tick` \\\" and \\n"
            })
    void keepsAPlainColumnWhateverItsCommentSays(String comment) {
        for (String printed : List.of(comment, escaped(comment))) {
            TableDefinition definition = read(
                    OLD,
                    "CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL COMMENT \"\",\n  `size` varchar(20) NULL COMMENT \""
                            + printed + "\",\n  `half` double NULL COMMENT \"" + printed
                            + "\"\n) ENGINE=OLAP \nPRIMARY KEY(`id`)\nDISTRIBUTED BY HASH(`id`) BUCKETS 2 \n"
                            + "PROPERTIES (\n\"replication_num\" = \"1\"\n);",
                    row("id", "bigint", "NO", ""),
                    row("size", "varchar(20)", "YES", comment),
                    row("half", "double", "YES", comment));

            assertThat(TableColumn.carried(definition.columns()))
                    .extracting(TableColumn::name)
                    .containsExactly("id", "size", "half");
            assertThat(definition.ddl().columns())
                    .extracting(ColumnDdl::comment)
                    .containsExactly("", comment, comment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's \"q\" \\ x", "x\" COMMENT \"y", "\" AS `id", "测", "", "\\", "a, b) c"})
    void keepsADefaultWhateverItSays(String value) {
        TableDefinition definition = read(
                OLD,
                "CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL COMMENT \"\",\n  `c` varchar(20) NULL DEFAULT \""
                        + value + "\" COMMENT \"\"\n) ENGINE=OLAP \nDUPLICATE KEY(`id`)\nDISTRIBUTED BY HASH(`id`)",
                row("id", "bigint", "NO", ""),
                with(row("c", "varchar(20)", "YES", ""), "Default", value));

        assertThat(definition.columns().get(1).is(Trait.GENERATED)).isFalse();
        assertThat(definition.ddl().columns().get(1).value())
                .isEqualTo(new ColumnValue.Default(
                        "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
    }

    @ParameterizedTest
    @CsvSource({"\\u6D4B\\u8BD5, 测试", "a\\\\u6D4B, a\\u6D4B", "\\u00E9\\\"x, é\"x"})
    void readsTheNumbersOfCharactersThat31Prints(String printed, String value) {
        TableDefinition definition = read(
                "3.1.11",
                "CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL COMMENT \"\",\n  `c` varchar(20) NULL DEFAULT \""
                        + printed + "\" COMMENT \"\"\n) ENGINE=OLAP \nDUPLICATE KEY(`id`)\nDISTRIBUTED BY HASH(`id`)",
                row("id", "bigint", "NO", ""),
                with(row("c", "varchar(20)", "YES", ""), "Default", value));

        assertThat(definition.ddl().columns().get(1).value())
                .isEqualTo(new ColumnValue.Default(
                        "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
    }

    /** Before 3.1 nothing is escaped, whether or not information_schema tells the comments. */
    @ParameterizedTest
    @ValueSource(
            strings = {"C:\\new\\table", "a \\\"b\\\"", "\\", "12\" and 7\" \\n", "ends\\", "x\\\\y", "it's", "\\u6D4B"
            })
    void readsTextsThatArePrintedAsTheyAreWithoutInformationSchema(String text) {
        for (String key : List.of("DUPLICATE", "PRIMARY")) {
            TableDefinition definition = unlisted(
                    "2.5.22", printedTable(key, text, text), with(row("c", "varchar(20)", "YES", ""), "Default", text));

            assertThat(definition.ddl().columns().get(1).comment()).isEqualTo(text);
            assertThat(definition.ddl().columns().get(1).value())
                    .isEqualTo(new ColumnValue.Default("\"" + escaped(text) + "\""));
        }
    }

    @ParameterizedTest
    @CsvSource({"3.1.5, DUPLICATE", "3.5.2, DUPLICATE", "4.1.2, PRIMARY"})
    void readsEscapesWithoutInformationSchemaWhereAllReleasesPrintThem(String version, String key) {
        TableDefinition definition = unlisted(
                version,
                printedTable(key, "x", "a \\\"b\\\" \\\\ c"),
                with(row("c", "varchar(20)", "YES", ""), "Default", "x"));

        assertThat(definition.ddl().columns().get(1).comment()).isEqualTo("a \"b\" \\ c");
    }

    /** Some releases of these print escapes, others do not, and nothing else tells which this is. */
    @ParameterizedTest
    @CsvSource({"3.0.4, DUPLICATE", "3.1.5, PRIMARY", "3.5.2, PRIMARY", "4.0.1, PRIMARY"})
    void refusesACommentThatReleasesPrintInTwoWaysWithoutInformationSchema(String version, String key) {
        Map<String, String> described = with(row("c", "varchar(20)", "YES", ""), "Default", "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> unlisted(version, printedTable(key, "x", "C:\\\\new"), described))
                .withMessageContaining("this comment is \"C:\\\\new\" or \"C:\\new\"")
                .withMessageContaining("information_schema.columns");
        assertThat(unlisted(version, printedTable(key, "x", "plain"), described)
                        .ddl()
                        .columns()
                        .get(1)
                        .comment())
                .isEqualTo("plain");
    }

    @Test
    void refusesWhatOnlyOneAnswerHas() {
        String ddl = table("`a` int(11) NULL COMMENT \"\"");

        refused(ddl, "[id, a]", row("id", "bigint", "NO", ""));
        refused(
                ddl,
                "[id, a, b]",
                row("id", "bigint", "NO", ""),
                row("a", "int", "YES", ""),
                row("b", "int", "YES", ""));
        refused(ddl, "as int(11) in SHOW CREATE", row("id", "bigint", "NO", ""), row("a", "bigint", "YES", ""));
        refused(ddl, "as NULL in SHOW CREATE", row("id", "bigint", "NO", ""), row("a", "int", "NO", ""));
        refused(
                ddl,
                "as a plain column, information_schema.columns has as generated (id + 1)",
                row("id", "bigint", "NO", ""),
                computed(row("a", "int", "YES", ""), "id + 1"));
        refused(
                table("`a` int(11) NULL AS `id` + 1 COMMENT \"\""),
                "as generated (AS `id` + 1), information_schema.columns has as a plain column",
                row("id", "bigint", "NO", ""),
                row("a", "int", "YES", ""));
    }

    /**
     * Versions that have no expressions there tell comments and defaults: what is in neither was not written freely.
     */
    @Test
    void confirmsAGeneratedColumnByItsCommentWhereTheVersionTellsNoExpression() {
        String ddl = table("`a` int(11) NULL AS `id` + 1 COMMENT \"twice\"");
        Map<String, String> id = row("id", "bigint", "NO", "");

        assertThat(read(OLD, ddl, id, row("a", "int", "YES", "twice"))
                        .columns()
                        .get(1)
                        .is(Trait.GENERATED))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(OLD, ddl, id, row("a", "int", "YES", "other")))
                .withMessageContaining("column a")
                .withMessageContaining("nothing that confirms it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableDefinition.read(
                        new TableDefinition.Answers(
                                ddl, List.of(described(id), described(row("a", "int", "YES", "twice"))), List.of()),
                        Capabilities.of(NEW)))
                .withMessageContaining("nothing that confirms it");
    }

    @Test
    void takesHiddenPartitionColumnsForGeneratedAndOthersOfTheirNameForWhatTheyAre() {
        String ddl = """
                CREATE TABLE `t` (
                  `id` bigint(20) NOT NULL COMMENT "",
                  `__generated_partition_column_0` datetime NULL AS date_trunc('month', `shop`.`t`.`id`) COMMENT "",
                  `__generated_partition_column_1` int(11) NULL COMMENT ""
                ) ENGINE=OLAP
                DUPLICATE KEY(`id`)
                PARTITION BY (`__generated_partition_column_0`)
                DISTRIBUTED BY HASH(`id`)
                """;
        TableDefinition definition = read(
                NEW,
                ddl,
                row("id", "bigint", "NO", ""),
                computed(row("__generated_partition_column_0", "datetime", "YES", ""), "date_trunc('month', id)"),
                row("__generated_partition_column_1", "int", "YES", ""));

        assertThat(TableColumn.carried(definition.columns()))
                .extracting(TableColumn::name)
                .containsExactly("id", "__generated_partition_column_1");
        assertThat(definition.ddl().columns())
                .extracting(ColumnDdl::name)
                .containsExactly("id", "__generated_partition_column_1");
        assertThat(definition.scheme().text()).isEqualTo("date_trunc('month', `id`)");
    }

    @Test
    void hasDefaultsThatOnlyTheDescriptionTells() {
        TableDefinition definition = read(
                "3.0.9",
                table("`made` datetime NOT NULL COMMENT \"\",\n  `b` bitmap NULL COMMENT \"\""),
                row("id", "bigint", "NO", ""),
                with(
                        with(row("made", "datetime", "NO", ""), "Default", "CURRENT_TIMESTAMP"),
                        "Extra",
                        "DEFAULT_GENERATED"),
                with(row("b", "bitmap", "YES", ""), "Default", ""));

        assertThat(definition.ddl().columns().get(1).value()).isEqualTo(new ColumnValue.Default("CURRENT_TIMESTAMP"));
        assertThat(definition.ddl().columns().get(2).value()).isEqualTo(new ColumnValue.Unset());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datetime    | now(6)              | DEFAULT_GENERATED | CURRENT_TIMESTAMP(6)",
                "datetime    | now()               | DEFAULT_GENERATED | CURRENT_TIMESTAMP",
                "datetime    | CURRENT_TIMESTAMP   |                   | CURRENT_TIMESTAMP",
                "datetime    | 2020-01-01 00:00:00 |                   | \"2020-01-01 00:00:00\"",
                "varchar(36) | uuid()              | DEFAULT_GENERATED | (uuid())",
                "varchar(36) | (uuid())            | DEFAULT_GENERATED | (uuid())",
                "varchar(36) | CURRENT_TIMESTAMP   |                   | \"CURRENT_TIMESTAMP\"",
                "bigint      |                     | auto_increment    |",
            })
    void hasWhatOnlyTheDescriptionTellsAsAStatementTakesIt(
            String type, @Nullable String value, @Nullable String extra, @Nullable String expected) {
        Map<String, String> described = with(
                row("made", type, "NO", ""), "Extra", Optional.ofNullable(extra).orElse(""));
        TableDefinition definition = read(
                "2.5.5",
                table("`made` " + type + " NOT NULL COMMENT \"\""),
                row("id", "bigint", "NO", ""),
                value == null ? described : with(described, "Default", value));

        assertThat(definition.ddl().columns().get(1).value())
                .isEqualTo(expected == null ? new ColumnValue.AutoIncrement() : new ColumnValue.Default(expected));
    }

    @Test
    void quotesTheFieldsOfAStructThatArePrintedWithoutQuotes() {
        TableDefinition definition = read(
                NEW,
                table("`attr` array<struct<order int(11), group varchar(20)>> NULL COMMENT \"\""),
                row("id", "bigint", "NO", ""),
                row("attr", "array<struct<order int(11), group varchar(20)>>", "YES", ""));

        assertThat(definition.ddl().sql())
                .contains("`attr` ARRAY<STRUCT<`order` INT, `group` VARCHAR(20)>> NULL COMMENT \"\"");
    }

    @Test
    void namesTheColumnWhoseTypeItDoesNotKnow() {
        refused(
                table("`shape` int(11) NULL COMMENT \"\""),
                "column shape",
                row("id", "bigint", "NO", ""),
                row("shape", "geometry", "YES", ""));
        refused(table("`shape` geometry NULL COMMENT \"\""), "geometry", row("id", "bigint", "NO", ""));
    }

    private static TableDefinition unlisted(String version, String ddl, Map<String, String> column) {
        List<CatalogRow> described = List.of(described(row("id", "bigint", "NO", "")), described(column));
        return TableDefinition.read(new TableDefinition.Answers(ddl, described, List.of()), Capabilities.of(version));
    }

    private static String printedTable(String key, String defaultText, String comment) {
        return "CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL COMMENT \"\",\n  `c` varchar(20) NULL DEFAULT \""
                + defaultText + "\" COMMENT \"" + comment + "\"\n) ENGINE=OLAP \n" + key
                + " KEY(`id`)\nDISTRIBUTED BY HASH(`id`)";
    }

    private static String table(String column) {
        return "CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL COMMENT \"\",\n  " + column
                + "\n) ENGINE=OLAP \nPRIMARY KEY(`id`)\nDISTRIBUTED BY HASH(`id`)";
    }

    @SafeVarargs
    private static void refused(String ddl, String reason, Map<String, String>... rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(NEW, ddl, rows))
                .withMessageContaining(reason);
    }

    @SafeVarargs
    private static TableDefinition read(String version, String ddl, Map<String, String>... rows) {
        List<CatalogRow> described = new ArrayList<>();
        List<CatalogRow> listed = new ArrayList<>();
        for (Map<String, String> row : rows) {
            described.add(described(row));
            listed.add(listed(row));
        }
        return TableDefinition.read(new TableDefinition.Answers(ddl, described, listed), Capabilities.of(version));
    }

    private static Map<String, String> row(String name, String type, String nullable, String comment) {
        return Map.of("name", name, "Type", type, "Null", nullable, "comment", comment);
    }

    private static Map<String, String> computed(Map<String, String> row, String expression) {
        return with(row, "expression", expression);
    }

    private static Map<String, String> with(Map<String, String> row, String key, String value) {
        Map<String, String> more = new HashMap<>(row);
        more.put(key, value);
        return more;
    }

    private static CatalogRow described(Map<String, String> row) {
        Map<String, @Nullable String> values = new HashMap<>(row);
        values.put("Field", row.get("name"));
        values.put("Key", "false");
        values.putIfAbsent("Default", null);
        values.putIfAbsent("Extra", "");
        return CatalogRow.of(values);
    }

    private static CatalogRow listed(Map<String, String> row) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("COLUMN_NAME", row.get("name"));
        values.put("COLUMN_COMMENT", row.get("comment"));
        values.put("GENERATION_EXPRESSION", row.get("expression"));
        return CatalogRow.of(values);
    }

    private static String escaped(String comment) {
        return comment.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
