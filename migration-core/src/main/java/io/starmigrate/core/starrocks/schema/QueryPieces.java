package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Walks through the pieces of a query. */
final class QueryPieces {
    private final String text;
    private final List<Token> tokens;
    private int at;

    QueryPieces(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    boolean is(String word) {
        return isFollowedBy(0, word);
    }

    /** Whether the piece so many places further is this. */
    boolean isFollowedBy(int places, String word) {
        return at + places < tokens.size() && tokens.get(at + places).is(word);
    }

    /** Whether this stands before the next piece. */
    boolean isAfter(String word) {
        return at > 0 && tokens.get(at - 1).is(word);
    }

    boolean isOneOf(Collection<String> words) {
        return words.stream().anyMatch(this::is);
    }

    boolean isName() {
        return !isAtEnd() && tokens.get(at).isName();
    }

    /** Whether the next piece is a name in backquotes, which is no keyword. */
    boolean isQuotedName() {
        return isName() && tokens.get(at).kind() == Token.Kind.QUOTED;
    }

    Token take() {
        if (isAtEnd()) {
            throw unexpected("more of the query");
        }
        return tokens.get(at++);
    }

    boolean accept(String word) {
        boolean found = is(word);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw unexpected("\"" + word + "\"");
        }
    }

    Token name() {
        if (!isName()) {
            throw unexpected("a name");
        }
        return take();
    }

    /** Names with points between them. */
    List<Token> names() {
        List<Token> parts = new ArrayList<>(List.of(name()));
        while (is(".") && at + 1 < tokens.size() && tokens.get(at + 1).isName()) {
            at++;
            parts.add(take());
        }
        return parts;
    }

    /** Whether a parenthesis, or several of them, hold a query. */
    boolean beginsQuery() {
        int inside = 0;
        while (isFollowedBy(inside, "(")) {
            inside++;
        }
        return isFollowedBy(inside, "SELECT") || isFollowedBy(inside, "WITH");
    }

    /** Passes over what stands in parentheses. */
    void skipParentheses() {
        expect("(");
        for (int depth = 1; depth > 0; ) {
            Token token = take();
            depth += token.is("(") ? 1 : 0;
            depth -= token.is(")") ? 1 : 0;
        }
    }

    DdlException unexpected(String wanted) {
        int place = isAtEnd() ? text.length() : tokens.get(at).start();
        String found = isAtEnd()
                ? "the end"
                : "\"" + text.substring(place, tokens.get(at).end()) + "\"";
        return new DdlException(text, place, "found " + found + " where " + wanted + " is expected in a query");
    }
}
