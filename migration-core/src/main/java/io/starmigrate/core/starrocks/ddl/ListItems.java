package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the values of a list partition. In single quotes they stand as StarRocks prints them, which is without escapes
 * (observed, section 4): a quote ends a value only where a separator of that print follows. In double quotes they are
 * literals like all others.
 */
final class ListItems {
    private final Cursor cursor;
    private final String text;
    private int at;

    ListItems(Cursor cursor) {
        this.cursor = cursor;
        this.text = cursor.text();
        this.at = cursor.position() + "IN".length();
    }

    List<List<String>> read() {
        List<List<String>> items = new ArrayList<>();
        expect('(');
        do {
            items.add(item());
        } while (accept(','));
        expect(')');
        cursor.moveTo(at);
        return items;
    }

    private List<String> item() {
        List<String> values = new ArrayList<>();
        if (!accept('(')) {
            values.add(value());
            return values;
        }
        do {
            values.add(value());
        } while (accept(','));
        expect(')');
        return values;
    }

    private String value() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '\'') {
            return printed();
        }
        cursor.moveTo(at);
        String sign = cursor.accept("-") ? "-" : "";
        Token token = cursor.peek();
        String value = switch (token.kind()) {
            case STRING, NUMBER -> Quoting.string(sign + token.text());
            case WORD -> word(token);
            default -> throw cursor.unexpected("a value of a list partition");
        };
        at = token.end();
        return value;
    }

    private String word(Token token) {
        if (!token.is("NULL")) {
            throw cursor.unexpected("a value of a list partition");
        }
        return "NULL";
    }

    private String printed() {
        int start = at + 1;
        int quote = text.indexOf('\'', start);
        while (quote >= 0 && !endsValue(quote + 1)) {
            quote = text.indexOf('\'', quote + 1);
        }
        if (quote < 0) {
            throw cursor.problem(at, "a value of a list partition is not closed");
        }
        at = quote + 1;
        return Quoting.string(text.substring(start, quote));
    }

    private boolean endsValue(int after) {
        String rest = text.substring(after, Math.min(text.length(), after + 24));
        return rest.matches("(?s)\\s*,\\s*['\"].*|\\s*,\\s*NULL.*|\\s*\\)\\s*([,()].*|)");
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw cursor.problem(
                    Math.min(at, text.length()), "'" + c + "' is missing in the values of a list partition");
        }
    }
}
