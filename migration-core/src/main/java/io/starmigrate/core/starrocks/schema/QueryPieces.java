package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.type.ColumnType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks through the pieces of a query. */
final class QueryPieces {
    private static final Set<String> SETS = Set.of("UNION", "EXCEPT", "INTERSECT", "MINUS");
    private static final Pattern HINTED_QUERY =
            Pattern.compile("/\\*\\+(?:(?!\\*/).)*\\bSELECT\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Set<String> NESTED = Set.of("ARRAY", "MAP", "STRUCT");

    private final String text;
    private final List<Token> tokens;
    private int at;

    QueryPieces(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    /**
     * Makes sure that no query stands in a hint, which is a comment to all else.
     *
     * @throws DdlException when one does
     */
    void requirePlainHints() {
        int gap = 0;
        for (int next = 0; next <= tokens.size(); next++) {
            boolean last = next == tokens.size();
            Matcher hint = HINTED_QUERY.matcher(text);
            hint.region(gap, last ? text.length() : tokens.get(next).start());
            if (hint.find()) {
                throw new DdlException(
                        text, hint.start(), "this hint holds a query, whose tables would keep their source's names");
            }
            gap = last ? gap : tokens.get(next).end();
        }
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

    boolean isOneOf(Collection<String> words) {
        return words.stream().anyMatch(this::is);
    }

    boolean isName() {
        return !isAtEnd() && tokens.get(at).isName();
    }

    /** Whether the piece so many places further can be a name. */
    boolean isNameAfter(int places) {
        return at + places < tokens.size() && tokens.get(at + places).isName();
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

    /**
     * The names of a lambda that begins here; none where none does. One name before an arrow and a text, {@code j ->
     * '$.a'}, is a column whose field is taken: the grammar of every version tries that first.
     */
    List<String> lambda() {
        List<String> named = new ArrayList<>();
        boolean several = is("(");
        int place = several ? 1 : 0;
        do {
            if (at + place >= tokens.size() || !tokens.get(at + place).isName()) {
                return List.of();
            }
            named.add(tokens.get(at + place).text());
            place++;
        } while (several && isFollowedBy(place++, ","));
        boolean closed = !several || isFollowedBy(place - 1, ")");
        boolean arrow = closed && isFollowedBy(place, "-") && isFollowedBy(place + 1, ">");
        return arrow && (named.size() > 1 || !isText(place + 2)) ? named : List.of();
    }

    /** The literal so many places further, if one is there. */
    Optional<Token> text(int places) {
        return isText(places) ? Optional.of(tokens.get(at + places)) : Optional.empty();
    }

    private boolean isText(int places) {
        return at + places < tokens.size() && tokens.get(at + places).kind() == Token.Kind.STRING;
    }

    /** Whether a parenthesis, or several of them, hold a query. */
    boolean beginsQuery() {
        int inside = behindParentheses(0);
        return isFollowedBy(inside, "SELECT") || isFollowedBy(inside, "WITH");
    }

    private int behindParentheses(int places) {
        int inside = places;
        while (isFollowedBy(inside, "(")) {
            inside++;
        }
        return inside;
    }

    /** Whether another query is set beside the one before: {@code t.* EXCEPT (a)} leaves out a column, and is none. */
    boolean beginsSet() {
        int query = behindParentheses(isFollowedBy(1, "ALL") || isFollowedBy(1, "DISTINCT") ? 2 : 1);
        return isOneOf(SETS)
                && (isFollowedBy(query, "SELECT") || isFollowedBy(query, "WITH") || isFollowedBy(query, "VALUES"));
    }

    /** Whether relations follow: {@code a IS DISTINCT FROM b} only compares. */
    boolean isFrom() {
        return is("FROM") && (at == 0 || !tokens.get(at - 1).is("DISTINCT"));
    }

    /** Passes over a type with others inside, whose commas separate neither relations nor arguments, if one is here. */
    boolean acceptNestedType() {
        if (!isOneOf(NESTED) || !isFollowedBy(1, "<")) {
            return false;
        }
        int start = tokens.get(at).start();
        int depth = 0;
        for (int end = at + 1; end < tokens.size(); end++) {
            depth += tokens.get(end).is("<") ? 1 : 0;
            depth -= tokens.get(end).is(">") ? 1 : 0;
            if (depth == 0) {
                boolean type =
                        isCast() || isType(text.substring(start, tokens.get(end).end()));
                at = type ? end + 1 : at;
                return type;
            }
        }
        return false;
    }

    /** Whether nothing but a type can stand here, known or not: {@code x::struct<…>}, {@code CAST(x AS struct<…>)}. */
    private boolean isCast() {
        return at > 0 && (tokens.get(at - 1).is(":") || tokens.get(at - 1).is("AS"));
    }

    private static boolean isType(String text) {
        try {
            return !ColumnType.parse(text).parts().isEmpty();
        } catch (IllegalArgumentException comparison) {
            return false;
        }
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
