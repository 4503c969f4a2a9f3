package io.starmigrate.core.starrocks.ddl;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one index of a table. */
final class IndexReader {
    /** StarRocks prints the comment of an index between single quotes as it is; a line's end is what ends it. */
    private static final Pattern PRINTED =
            Pattern.compile("'(?<text>.*?)'(?=\\s*,\\s*\\n|\\s*\\n\\s*\\))", Pattern.DOTALL);

    private final Cursor cursor;

    IndexReader(Cursor cursor) {
        this.cursor = cursor;
    }

    IndexDdl read() {
        cursor.expect("INDEX");
        String name = cursor.name();
        List<String> columns = cursor.names();
        String kind = cursor.accept("USING") ? TableReader.upper(cursor.name()) : "BITMAP";
        Map<String, String> properties = cursor.isAt("(") ? cursor.properties() : Map.of();
        String comment = cursor.isAt("COMMENT") ? comment() : "";
        return new IndexDdl(name, columns, kind, properties, comment);
    }

    // Looked for before the lexer sees it: a quote inside would mislead it.
    private String comment() {
        int word = cursor.position();
        int quote = skipBlanks(word + "COMMENT".length());
        String text = cursor.text();
        if (quote < text.length() && text.charAt(quote) == '\'') {
            Matcher printed = PRINTED.matcher(text).region(quote, text.length()).useTransparentBounds(true);
            if (printed.lookingAt()) {
                cursor.moveTo(printed.end());
                return printed.group("text");
            }
        }
        cursor.expect("COMMENT");
        return cursor.string();
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < cursor.text().length()
                && Character.isWhitespace(cursor.text().charAt(at))) {
            at++;
        }
        return at;
    }
}
