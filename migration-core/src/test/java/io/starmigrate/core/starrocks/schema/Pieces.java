package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.IndexDdl;
import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.PartitionEntry;
import io.starmigrate.core.starrocks.ddl.PartitionEntry.Bounds;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words, names, numbers and texts of a statement, counted: what a reader passes over is missed here, too. */
final class Pieces {
    /**
     * Words of clauses whose content is counted itself, a model without columns, which goes without saying, another
     * word for CURRENT_TIMESTAMP, the display width of an INT inside another type, and the database, which is renamed.
     */
    private static final Set<String> FORM =
            Set.of("properties", "comment", "values", "duplicate", "key", "now", "11", "shop", "rec");

    /** What StarRocks adds for an expression; its name is its own, the expression stands in PARTITION BY. */
    private static final Pattern HIDDEN = Pattern.compile(
            ",?\n\\s*`(__generated_partition_column_\\d+)` [\\w(), ]*? (?:NOT )?NULL AS (.*) COMMENT \"\"");

    private static final Pattern INDEX_NAME = Pattern.compile("INDEX ([^`\\s]+) \\(");

    private Pieces() {}

    /** What was printed and is neither in a statement, as often, nor in what is said of it. */
    static Map<String, Long> lost(String printed, String written, String said) {
        Map<String, Long> there = count(written);
        Map<String, Long> lost = new HashMap<>();
        count(printed).forEach((piece, times) -> {
            boolean kept = there.getOrDefault(piece, 0L) >= times;
            if (!kept && !said.toLowerCase(Locale.ROOT).contains(piece)) {
                lost.put(piece, times);
            }
        });
        return lost;
    }

    /** A table as it would be written: names in quotes, comments with escapes, expressions where they stand. */
    static String table(String printed) {
        String text = INDEX_NAME.matcher(printed).replaceAll("INDEX `$1` (");
        TableDdl read = TableDdl.read(printed);
        for (String comment : comments(read)) {
            String written = "COMMENT " + Quoting.string(comment);
            text = text.replace("COMMENT \"" + comment + "\"", written).replace("COMMENT '" + comment + "'", written);
        }
        for (PartitionEntry entry : read.layout().partitioning().entries()) {
            if (entry instanceof PartitionEntry.Named named && named.bounds() instanceof Bounds.In in) {
                text = withItems(text, named.name(), in);
            }
        }
        Matcher hidden = HIDDEN.matcher(text);
        Map<String, String> expressions = new HashMap<>();
        while (hidden.find()) {
            expressions.put(hidden.group(1), hidden.group(2));
        }
        text = hidden.replaceAll("");
        for (Map.Entry<String, String> expression : expressions.entrySet()) {
            text = text.replace("`" + expression.getKey() + "`", expression.getValue())
                    .replace(expression.getKey(), expression.getValue());
        }
        return text;
    }

    private static List<String> comments(TableDdl table) {
        return Stream.of(
                        Stream.of(table.comment()),
                        table.columns().stream().map(ColumnDdl::comment),
                        table.indexes().stream().map(IndexDdl::comment))
                .flatMap(comments -> comments)
                .filter(comment -> comment.matches("(?s).*[\"'\\\\].*"))
                .toList();
    }

    /** With the items of a list as they would be written, if they have the letters of the printed ones. */
    private static String withItems(String text, String partition, Bounds.In items) {
        Matcher printed = Pattern.compile("(?m)(PARTITION `?" + Pattern.quote(partition)
                        + "`? VALUES IN )(\\((?:(?!\\(\"[a-z_.]+\" = ).)*\\))")
                .matcher(text);
        if (!printed.find()) {
            return text;
        }
        String written = items.sql().replaceFirst("^IN ", "");
        assertThat(letters(written)).isEqualTo(letters(printed.group(2)));
        return text.substring(0, printed.start()) + printed.group(1) + written + text.substring(printed.end());
    }

    private static String letters(String text) {
        return text.replaceAll("[\"'\\\\\\s]", "");
    }

    private static Map<String, Long> count(String text) {
        return Lexer.tokens(text).stream()
                .filter(token -> token.kind() != Token.Kind.SYMBOL)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .filter(piece -> !FORM.contains(piece))
                // Decimals are written by one word.
                .map(piece -> piece.matches("decimal(32|64|128|256)") ? "decimal" : piece)
                .collect(Collectors.groupingBy(piece -> piece, Collectors.counting()));
    }
}
