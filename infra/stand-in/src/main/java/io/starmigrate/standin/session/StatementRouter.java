package io.starmigrate.standin.session;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.CredentialMask;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Brings each statement to the executor of its kind; a kind without executor is an error that quotes the statement.
 * Thread-safe.
 */
public final class StatementRouter implements StatementExecutor {
    private final Map<Class<? extends ParserRuleContext>, StatementExecutor> executors = new ConcurrentHashMap<>();

    /**
     * @param kind the class of the statement's only child, such as {@code ExportStatementContext}
     * @throws IllegalArgumentException when the kind has an executor already
     */
    public StatementRouter register(Class<? extends ParserRuleContext> kind, StatementExecutor executor) {
        if (executors.putIfAbsent(kind, executor) != null) {
            throw new IllegalArgumentException("Cannot register executor: " + kind.getSimpleName()
                    + " has one already; register each statement kind once");
        }
        return this;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StatementExecutor executor = executors.get(statement.getChild(0).getClass());
        if (executor == null) {
            throw SqlError.notKnown(CredentialMask.masked(text));
        }
        return executor.execute(session, statement, text);
    }
}
