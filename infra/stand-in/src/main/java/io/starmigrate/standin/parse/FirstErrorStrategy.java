package io.starmigrate.standin.parse;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/** Reports the first error and never guesses what may have been meant. */
final class FirstErrorStrategy extends DefaultErrorStrategy {

    @Override
    public void sync(Parser recognizer) {
        // Looking ahead for what a loop could skip would repair the statement.
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        reportUnwantedToken(recognizer);
        throw new IllegalStateException("the error listener did not throw");
    }

    @Override
    public void recover(Parser recognizer, RecognitionException error) {
        throw error;
    }
}
