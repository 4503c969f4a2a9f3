package io.starmigrate.standin.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/** Characters that look upper case to the lexer, whose keywords are written so, and keep their case in token texts. */
final class CaseInsensitiveChars implements CharStream {
    private final CharStream chars;

    CaseInsensitiveChars(String text) {
        this.chars = CharStreams.fromString(text);
    }

    @Override
    public int LA(int offset) {
        int next = chars.LA(offset);
        return next == IntStream.EOF ? next : Character.toUpperCase(next);
    }

    @Override
    public String getText(Interval interval) {
        return chars.getText(interval);
    }

    @Override
    public void consume() {
        chars.consume();
    }

    @Override
    public int mark() {
        return chars.mark();
    }

    @Override
    public void release(int marker) {
        chars.release(marker);
    }

    @Override
    public int index() {
        return chars.index();
    }

    @Override
    public void seek(int index) {
        chars.seek(index);
    }

    @Override
    public int size() {
        return chars.size();
    }

    @Override
    public String getSourceName() {
        return chars.getSourceName();
    }
}
