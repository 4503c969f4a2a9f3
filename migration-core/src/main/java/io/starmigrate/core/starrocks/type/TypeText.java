package io.starmigrate.core.starrocks.type;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.TextScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one type text by descent. */
final class TypeText {
    private static final Pattern FIELD_COMMENT = Pattern.compile(
            "\\s*\\bCOMMENT\\s+('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")", Pattern.CASE_INSENSITIVE);
    /** What a comment that is printed without escapes would make of a name. */
    private static final Pattern WITHIN_COMMENT = Pattern.compile("\\sCOMMENT\\s+['\"]", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final TextScan scan;
    /** The names of fields that stand without quotes, by where they begin. */
    private final NavigableMap<Integer, String> bare = new TreeMap<>();
    /** Other words for types, by where they begin. */
    private final NavigableMap<Integer, String> aliases = new TreeMap<>();

    TypeText(String text) {
        this.text = text;
        this.scan = new TextScan(text, 0);
    }

    ColumnType read() {
        ColumnType type = type();
        scan.skipBlanks();
        if (!scan.isAtEnd()) {
            throw unreadable("unexpected \"" + text.substring(scan.at()) + "\"");
        }
        return type;
    }

    /** The text with every field's name in backquotes, and every type by the name that each version reads. */
    String quoted() {
        var unused = read();
        NavigableMap<Integer, String> written = new TreeMap<>(bare);
        written.replaceAll((start, name) -> Quoting.identifier(name));
        NavigableMap<Integer, String> instead = new TreeMap<>(bare);
        aliases.forEach((start, word) -> {
            instead.put(start, word);
            written.put(start, TypeName.common(word));
        });
        StringBuilder quoted = new StringBuilder(text);
        instead.descendingMap()
                .forEach((start, word) ->
                        quoted.replace(start, start + word.length(), Objects.requireNonNull(written.get(start))));
        return quoted.toString();
    }

    private ColumnType type() {
        String word = scan.word();
        TypeName name = TypeName.find(word.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> unreadable(word.isEmpty() ? "a type name is missing" : "no type is named " + word));
        return switch (name) {
            case ARRAY -> nested(name, 1);
            case MAP -> nested(name, 2);
            case STRUCT -> struct();
            default -> named(word, name);
        };
    }

    private ColumnType named(String word, TypeName name) {
        int start = scan.at() - word.length();
        ColumnType type = new ColumnType(name, sizes(name), List.of(), List.of());
        // Without sizes another word may mean another size.
        if (!word.equalsIgnoreCase(name.name())
                && (name != TypeName.DECIMAL || !type.sizes().isEmpty())) {
            aliases.put(start, word);
        }
        return type;
    }

    private ColumnType nested(TypeName name, int count) {
        expect('<');
        List<ColumnType> parts = new ArrayList<>();
        parts.add(type());
        while (scan.accept(',')) {
            parts.add(type());
        }
        expect('>');
        if (parts.size() != count) {
            throw unreadable(name + " takes " + count + " types");
        }
        return new ColumnType(name, List.of(), parts, List.of());
    }

    private ColumnType struct() {
        expect('<');
        List<ColumnType> parts = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        do {
            scan.skipBlanks();
            if (scan.isAt('`')) {
                fields.add(quotedName());
                scan.accept(':');
                parts.add(type());
                skipComment();
            } else {
                bareField(fields, parts);
            }
        } while (scan.accept(','));
        expect('>');
        return new ColumnType(TypeName.STRUCT, List.of(), parts, fields);
    }

    /** Names are printed without quotes, whatever they hold: one ends where a type follows that is followed in turn. */
    private void bareField(List<String> fields, List<ColumnType> parts) {
        int start = scan.at();
        for (int end = nameEnd(start); end > 0; end = nameEnd(end + 1)) {
            scan.moveTo(end + 1);
            try {
                ColumnType type = type();
                skipComment();
                scan.skipBlanks();
                String name = text.substring(start, end);
                if (WITHIN_COMMENT.matcher(name).find()) {
                    break;
                }
                if (scan.isAt(',') || scan.isAt('>')) {
                    fields.add(name);
                    parts.add(type);
                    bare.put(start, name);
                    return;
                }
            } catch (IllegalArgumentException noType) {
                // The name goes on.
            }
            bare.tailMap(start, true).clear();
            aliases.tailMap(start, true).clear();
        }
        scan.moveTo(start);
        throw unreadable("a field has no type at " + (start + 1));
    }

    /** Where a name may end: at a blank or a colon; -1 where there is none. */
    private int nameEnd(int from) {
        for (int end = from; end < text.length(); end++) {
            if (text.charAt(end) == ' ' || text.charAt(end) == ':') {
                return end;
            }
        }
        return -1;
    }

    private String quotedName() {
        int start = scan.at() + 1;
        int end = text.indexOf('`', start);
        while (end >= 0 && text.startsWith("``", end)) {
            end = text.indexOf('`', end + 2);
        }
        if (end >= 0) {
            scan.moveTo(end + 1);
            return text.substring(start, end).replace("``", "`");
        }
        throw unreadable("a backquote is not closed");
    }

    /** The comment of a field is no part of the type. */
    private void skipComment() {
        Matcher comment = FIELD_COMMENT.matcher(text).region(scan.at(), text.length());
        if (comment.lookingAt()) {
            scan.moveTo(comment.end());
        }
    }

    // Integers carry a display width, which is no part of the type.
    private List<Integer> sizes(TypeName name) {
        List<Integer> sizes = new ArrayList<>();
        if (scan.accept('(')) {
            do {
                String word = scan.word();
                if (!word.matches("\\d{1,9}")) {
                    throw unreadable("\"" + word + "\" is no size");
                }
                sizes.add(Integer.valueOf(word));
            } while (scan.accept(','));
            expect(')');
        }
        return switch (name) {
            case DECIMAL, DECIMALV2, CHAR, VARCHAR, VARBINARY -> sizes;
            default -> List.of();
        };
    }

    private void expect(char c) {
        if (!scan.accept(c)) {
            throw unreadable("'" + c + "' is missing at " + (scan.at() + 1));
        }
    }

    private IllegalArgumentException unreadable(String why) {
        return new IllegalArgumentException("Cannot read \"" + text + "\" as a column type: " + why);
    }
}
