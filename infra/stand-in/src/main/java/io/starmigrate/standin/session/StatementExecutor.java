package io.starmigrate.standin.session;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;

/** Executes the statements of one kind. Called by many sessions at once. */
@FunctionalInterface
public interface StatementExecutor {
    /**
     * @param statement what the grammar read; the context of the registered class is its only child
     * @param text the statement as the client sent it, without the closing semicolon
     * @throws io.starmigrate.standin.SqlError when the statement is refused
     */
    Answer execute(Session session, StarRocksParser.StatementContext statement, String text);
}
