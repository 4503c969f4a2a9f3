package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.TextScan;
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
    private final TextScan scan;

    ListItems(Cursor cursor) {
        this.cursor = cursor;
        this.text = cursor.text();
        this.scan = new TextScan(text, cursor.position() + "IN".length());
    }

    List<List<String>> read() {
        List<List<String>> items = new ArrayList<>();
        expect('(');
        do {
            items.add(item());
        } while (scan.accept(','));
        expect(')');
        cursor.moveTo(scan.at());
        return items;
    }

    private List<String> item() {
        List<String> values = new ArrayList<>();
        if (!scan.accept('(')) {
            values.add(value());
            return values;
        }
        do {
            values.add(value());
        } while (scan.accept(','));
        expect(')');
        return values;
    }

    private String value() {
        scan.skipBlanks();
        if (scan.isAt('\'')) {
            return printed();
        }
        cursor.moveTo(scan.at());
        String sign = cursor.accept("-") ? "-" : "";
        Token token = cursor.peek();
        String value = switch (token.kind()) {
            case STRING, NUMBER -> Quoting.string(sign + token.text());
            case WORD -> word(token);
            default -> throw cursor.unexpected("a value of a list partition");
        };
        scan.moveTo(token.end());
        return value;
    }

    private String word(Token token) {
        if (!token.is("NULL")) {
            throw cursor.unexpected("a value of a list partition");
        }
        return "NULL";
    }

    private String printed() {
        int start = scan.at() + 1;
        int quote = text.indexOf('\'', start);
        while (quote >= 0 && !endsValue(quote + 1)) {
            quote = text.indexOf('\'', quote + 1);
        }
        if (quote < 0) {
            throw cursor.problem(scan.at(), "a value of a list partition is not closed");
        }
        scan.moveTo(quote + 1);
        return Quoting.string(text.substring(start, quote));
    }

    private boolean endsValue(int after) {
        String rest = text.substring(after, Math.min(text.length(), after + 24));
        return rest.matches("(?s)\\s*,\\s*['\"].*|\\s*,\\s*NULL.*|\\s*\\)\\s*([,()].*|)");
    }

    private void expect(char c) {
        if (!scan.accept(c)) {
            throw cursor.problem(
                    Math.min(scan.at(), text.length()), "'" + c + "' is missing in the values of a list partition");
        }
    }
}
