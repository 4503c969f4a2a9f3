package io.starmigrate.bench;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.RowCursor;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A front end whose tables have very many partitions, none of which is held: for each that a table really has, as many
 * rows are answered, one after the other.
 *
 * @param partitions of each table
 * @param untouched whether nothing was ever loaded into any of them
 * @param changed one of how many has changed since it was published; 0: none has
 * @param behind answers everything
 */
record ManyPartitions(int partitions, boolean untouched, int changed, StatementExecutor behind)
        implements StatementExecutor {
    private static final Pattern META = Pattern.compile("(?is)SELECT \\* FROM information_schema\\.partitions_meta.*");
    private static final Pattern SHOWN = Pattern.compile("(?is)SHOW PARTITIONS FROM .*_(\\d+)`?\\s*");

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        Answer answer = behind.execute(session, statement, text);
        Matcher shown = SHOWN.matcher(text);
        boolean isShown = shown.matches();
        if (!(answer instanceof Answer.Rows rows)
                || !(isShown || META.matcher(text).matches())) {
            return answer;
        }
        return new Answer.Rows(rows.columns(), new Rows(rows, isShown ? Integer.parseInt(shown.group(1)) : -1));
    }

    /** So many rows of each row of an answer. */
    private final class Rows implements RowCursor {
        private final RowCursor behind;
        private final List<String> columns;
        private final int table;
        private @Nullable List<@Nullable String> row;
        private int of;

        /** @param table its number; negative: each row says its table */
        private Rows(Answer.Rows answer, int table) {
            this.behind = answer.rows();
            this.columns = answer.columns().stream()
                    .map(AnswerColumn::name)
                    .map(name -> name.toUpperCase(Locale.ROOT).replace("_", ""))
                    .toList();
            this.table = table;
        }

        @Override
        public @Nullable List<@Nullable String> next() {
            if (row == null || of == partitions) {
                row = behind.next();
                of = 0;
            }
            List<@Nullable String> like = row;
            return like == null ? null : copy(like, numberOf(like) * partitions + of++);
        }

        private int numberOf(List<@Nullable String> like) {
            return table >= 0
                    ? table
                    : Integer.parseInt(String.valueOf(like.get(columns.indexOf("TABLENAME")))
                            .replaceFirst(".*_", ""));
        }

        private List<@Nullable String> copy(List<@Nullable String> like, int number) {
            Map<String, String> own = GeneratedCatalog.facts(number, partitions, version(number));
            List<@Nullable String> copy = new ArrayList<>(like);
            for (int i = 0; i < copy.size(); i++) {
                copy.set(i, own.getOrDefault(columns.get(i), copy.get(i)));
            }
            return copy;
        }

        private String version(int number) {
            return untouched ? "1" : changed > 0 && number % changed == 0 ? "3" : "2";
        }

        @Override
        public void close() {
            behind.close();
        }
    }
}
