package io.starmigrate.standin.rows;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads ARRAY, MAP and STRUCT texts as StarRocks' CSV files hold them — {@code ["a","b""c",null]}, {@code {1:"x"}} —
 * and gives the same value as JSON, every scalar as a JSON string, so that a cast to the column's type reads it without
 * loss.
 */
final class NestedText {
    private final String text;
    private int at;

    private NestedText(String text) {
        this.text = text;
    }

    /** The JSON; null when the text is no nested value. */
    static @Nullable String toJson(String text) {
        NestedText reader = new NestedText(text);
        reader.blanks();
        if (!reader.looksAt('[') && !reader.looksAt('{')) {
            return null;
        }
        try {
            String json = reader.value();
            reader.blanks();
            return reader.at == text.length() ? json : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private String value() {
        blanks();
        if (looksAt('[')) {
            return "[" + String.join(",", items(']', false)) + "]";
        }
        if (looksAt('{')) {
            return "{" + String.join(",", items('}', true)) + "}";
        }
        if (looksAt('"') || looksAt('\'')) {
            return JsonText.quote(quoted(text.charAt(at)));
        }
        String word = word();
        return word.equalsIgnoreCase("null") ? "null" : JsonText.quote(word);
    }

    private List<String> items(char close, boolean keyed) {
        List<String> items = new ArrayList<>();
        at++;
        blanks();
        while (!looksAt(close)) {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(keyed ? entry() : value());
            blanks();
        }
        at++;
        return items;
    }

    private String entry() {
        String key = value();
        blanks();
        expect(':');
        return (key.equals("null") ? "\"null\"" : key) + ":" + value();
    }

    private String quoted(char quote) {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                content.append(c == '\\' && at < text.length() && isEscaped(quote) ? text.charAt(at++) : c);
            } else if (looksAt(quote)) {
                content.append(quote);
                at++;
            } else {
                return content.toString();
            }
        }
        throw new IllegalArgumentException("unclosed quote");
    }

    private boolean isEscaped(char quote) {
        return text.charAt(at) == quote || text.charAt(at) == '\\';
    }

    private String word() {
        int start = at;
        while ((at < text.length() && ",:]}".indexOf(text.charAt(at)) < 0) || colonOfTime(start)) {
            at++;
        }
        String word = text.substring(start, at).strip();
        if (word.isEmpty()) {
            throw new IllegalArgumentException("missing value");
        }
        return word;
    }

    /** Whether the reader stands on a colon inside an unquoted date and time. */
    private boolean colonOfTime(int start) {
        return looksAt(':') && text.substring(start, at).matches("\\d{4}-\\d{2}-\\d{2} \\d{2}(:\\d{2})?");
    }

    private boolean looksAt(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    private void expect(char expected) {
        if (!looksAt(expected)) {
            throw new IllegalArgumentException("missing " + expected);
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
