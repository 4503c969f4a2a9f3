package io.starmigrate.standin.cluster;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.session.StatementExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A front end that is no leader and replays nothing more of its log by itself. What it has answered once it answers
 * again, whatever was changed since, until SYNC has it catch up with its leader. Statements that change something are
 * the leader's, as ever. Thread-safe.
 */
final class LaggingFollower {
    private final Map<String, Answered> seen = new ConcurrentHashMap<>();
    private volatile boolean lags;

    private record Answered(List<AnswerColumn> columns, List<List<@Nullable String>> rows) {
        static Answered of(Answer.Rows answer) {
            List<List<@Nullable String>> all = new ArrayList<>();
            try (var cursor = answer.rows()) {
                for (List<@Nullable String> row = cursor.next(); row != null; row = cursor.next()) {
                    all.add(row);
                }
            }
            return new Answered(answer.columns(), all);
        }

        Answer answer() {
            return Answer.rows(columns, rows);
        }
    }

    /** From now on. */
    void lag() {
        lags = true;
    }

    StatementExecutor around(StatementExecutor executor) {
        return (session, statement, text) -> {
            if (!lags) {
                return executor.execute(session, statement, text);
            }
            Answered before = seen.get(text);
            if (before != null) {
                return before.answer();
            }
            Answer answer = executor.execute(session, statement, text);
            if (statement.getChild(0) instanceof StarRocksParser.SyncStatementContext) {
                seen.clear();
            }
            if (!(answer instanceof Answer.Rows rows)) {
                return answer;
            }
            Answered now = Answered.of(rows);
            seen.put(text, now);
            return now.answer();
        };
    }
}
