package io.starmigrate.core.starrocks.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one type text by descent. */
final class TypeText {
    private static final Pattern FIELD_COMMENT =
            Pattern.compile("\\s+COMMENT\\s+('[^']*'|\"[^\"]*\")", Pattern.CASE_INSENSITIVE);

    private final String text;
    private int at;

    TypeText(String text) {
        this.text = text;
    }

    ColumnType read() {
        ColumnType type = type();
        skipBlanks();
        if (at < text.length()) {
            throw unreadable("unexpected \"" + text.substring(at) + "\"");
        }
        return type;
    }

    private ColumnType type() {
        String word = word();
        TypeName name = TypeName.find(word.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> unreadable(word.isEmpty() ? "a type name is missing" : "no type is named " + word));
        return switch (name) {
            case ARRAY -> nested(name, 1);
            case MAP -> nested(name, 2);
            case STRUCT -> struct();
            default -> new ColumnType(name, sizes(name), List.of(), List.of());
        };
    }

    private ColumnType nested(TypeName name, int count) {
        expect('<');
        List<ColumnType> parts = new ArrayList<>();
        parts.add(type());
        while (accept(',')) {
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
            fields.add(fieldName());
            accept(':');
            parts.add(type());
            skipComment();
        } while (accept(','));
        expect('>');
        return new ColumnType(TypeName.STRUCT, List.of(), parts, fields);
    }

    /** The comment of a field is no part of the type. */
    private void skipComment() {
        Matcher comment = FIELD_COMMENT.matcher(text).region(at, text.length());
        if (comment.lookingAt()) {
            at = comment.end();
        }
    }

    private String fieldName() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '`') {
            int end = text.indexOf('`', at + 1);
            if (end < 0) {
                throw unreadable("a backquote is not closed");
            }
            String name = text.substring(at + 1, end);
            at = end + 1;
            return name;
        }
        return word();
    }

    // Integers carry a display width, which is no part of the type.
    private List<Integer> sizes(TypeName name) {
        List<Integer> sizes = new ArrayList<>();
        if (accept('(')) {
            do {
                String word = word();
                if (!word.matches("\\d{1,9}")) {
                    throw unreadable("\"" + word + "\" is no size");
                }
                sizes.add(Integer.valueOf(word));
            } while (accept(','));
            expect(')');
        }
        return switch (name) {
            case DECIMAL, DECIMALV2, CHAR, VARCHAR, VARBINARY -> sizes;
            default -> List.of();
        };
    }

    private String word() {
        skipBlanks();
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
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
            throw unreadable("'" + c + "' is missing at " + (at + 1));
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException unreadable(String why) {
        return new IllegalArgumentException("Cannot read \"" + text + "\" as a column type: " + why);
    }
}
