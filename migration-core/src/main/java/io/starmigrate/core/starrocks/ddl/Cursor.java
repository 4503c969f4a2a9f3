package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.ddl.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks through a statement piece by piece. */
final class Cursor {
    private final String text;
    private final Lexer lexer;
    private Token next;

    Cursor(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.next = lexer.at(0);
    }

    Token peek() {
        return next;
    }

    Token take() {
        Token taken = next;
        next = lexer.at(taken.end());
        return taken;
    }

    /** Where the next piece begins. */
    int position() {
        return next.start();
    }

    void moveTo(int position) {
        next = lexer.at(position);
    }

    String text() {
        return text;
    }

    /** The text from a position to the end of what was taken last. */
    String since(int start) {
        return text.substring(start, next.start()).strip();
    }

    boolean isAt(String... words) {
        Token token = next;
        for (int i = 0; i < words.length; i++) {
            // What follows the last word may be a text without escapes, which cannot be looked at like this.
            token = i == 0 ? token : lexer.at(token.end());
            if (!token.is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether what follows the next piece is this. */
    boolean isFollowedBy(String word) {
        return lexer.at(next.end()).is(word);
    }

    boolean accept(String... words) {
        if (!isAt(words)) {
            return false;
        }
        for (String word : words) {
            expect(word);
        }
        return true;
    }

    void expect(String word) {
        if (!next.is(word)) {
            throw unexpected("\"" + word + "\"");
        }
        take();
    }

    String name() {
        if (!next.isName()) {
            throw unexpected("a name");
        }
        return take().text();
    }

    String string() {
        if (next.kind() != Kind.STRING) {
            throw unexpected("a text in quotes");
        }
        return take().text();
    }

    int number() {
        if (next.kind() != Kind.NUMBER || !next.text().matches("\\d{1,9}")) {
            throw unexpected("a number");
        }
        return Integer.parseInt(take().text());
    }

    /** Names in parentheses; there may be none. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        expect("(");
        while (!isAt(")")) {
            names.add(name());
            if (!isAt(")")) {
                expect(",");
            }
        }
        take();
        return names;
    }

    /** {@code ("key" = "value", …)}. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        expect("(");
        while (!isAt(")")) {
            int at = position();
            String key = string();
            expect("=");
            if (properties.put(key, string()) != null) {
                throw problem(at, "the property " + key + " stands twice");
            }
            if (!isAt(")")) {
                expect(",");
            }
        }
        take();
        return properties;
    }

    ObjectName objectName() {
        String first = name();
        if (!accept(".")) {
            return ObjectName.of(first);
        }
        String second = name();
        return isAt(".") ? new ObjectName(second, third()) : new ObjectName(first, second);
    }

    private String third() {
        take();
        return name();
    }

    /** The text up to the first of these words outside parentheses, or to a comma or parenthesis that ends it. */
    String expression(Set<String> ends) {
        int start = position();
        int end = start;
        Nesting nesting = new Nesting();
        while (next.kind() != Kind.END && !(nesting.isOutside() && endsHere(ends))) {
            nesting.pass(next);
            end = take().end();
        }
        if (end == start) {
            throw unexpected("an expression");
        }
        return text.substring(start, end);
    }

    /** The text up to this word, which StarRocks prints without quotes whatever it holds; or a name in backquotes. */
    String nameBefore(String word) {
        if (next.kind() == Kind.QUOTED) {
            return name();
        }
        int start = position();
        int end = start;
        while (!next.is(word)) {
            if (next.kind() == Kind.END) {
                throw unexpected("\"" + word + "\"");
            }
            end = take().end();
        }
        if (end == start) {
            throw unexpected("a name");
        }
        return text.substring(start, end);
    }

    private boolean endsHere(Set<String> ends) {
        return next.is(",") || next.is(")") || next.is(";") || ends.stream().anyMatch(next::is);
    }

    DdlException unexpected(String wanted) {
        String found = next.kind() == Kind.END ? "the end" : "\"" + text.substring(next.start(), next.end()) + "\"";
        return problem(next.start(), "found " + found + " where " + wanted + " is expected");
    }

    DdlException problem(int at, String problem) {
        return new DdlException(text, at, problem);
    }
}
