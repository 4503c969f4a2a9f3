package io.starmigrate.core.starrocks;

import io.github.melin.superior.common.antlr4.UpperCaseCharStream;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksLexer;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.core.starrocks.sql.Sql;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;

/** StarRocks' published grammar (of 3.x), for tests: a statement it does not read is not one. */
public final class Grammar {
    private Grammar() {}

    /** Fails, quoting the statement, when the grammar does not read it to its end. */
    public static void requireReadable(Sql sql) {
        String text = sql.text();
        StarRocksLexer lexer = new StarRocksLexer(new UpperCaseCharStream(CharStreams.fromString(text)));
        StarRocksParser parser = new StarRocksParser(new CommonTokenStream(lexer));
        BaseErrorListener refusing = new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object symbol,
                    int line,
                    int column,
                    String message,
                    RecognitionException e) {
                throw new AssertionError("The grammar refuses this at " + column + " (" + message + "): " + text);
            }
        };
        lexer.removeErrorListeners();
        lexer.addErrorListener(refusing);
        parser.removeErrorListeners();
        parser.addErrorListener(refusing);
        parser.sqlStatements();
    }
}
