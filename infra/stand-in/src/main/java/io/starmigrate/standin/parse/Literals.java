package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** String literals and property lists taken out of parse trees. */
public final class Literals {
    private Literals() {}

    /** The literal's value: backslash escapes and doubled quotes resolved as StarRocks does. */
    public static String text(StarRocksParser.StringContext string) {
        return value(string.getText());
    }

    /** The value of a comment: the text between the quotes as it stands. */
    public static String raw(StarRocksParser.StringContext string) {
        String quoted = string.getText();
        return quoted.substring(1, quoted.length() - 1);
    }

    /** A value of a list partition; empty for NULL. */
    public static Optional<String> item(StarRocksParser.StringContext string) {
        return string.getStart() instanceof VersionGrammar.NullItem ? Optional.empty() : Optional.of(text(string));
    }

    static String value(String quoted) {
        char quote = quoted.charAt(0);
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\' && i + 1 < quoted.length() - 1) {
                i++;
                value.append(unescaped(quoted.charAt(i)));
            } else {
                value.append(c);
                if (c == quote && quoted.charAt(i + 1) == quote) {
                    i++;
                }
            }
        }
        return value.toString();
    }

    private static String unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case '0' -> "\0";
            case 'Z' -> "\u001a";
            case '%', '_' -> "\\" + escaped;
            default -> String.valueOf(escaped);
        };
    }

    /** Keys and values in the order written; of a key written twice the last value counts. */
    public static Map<String, String> properties(List<StarRocksParser.PropertyContext> properties) {
        Map<String, String> read = new LinkedHashMap<>();
        properties.forEach(property -> read.put(text(property.key), text(property.value)));
        return read;
    }

    public static Map<String, String> properties(StarRocksParser.@Nullable PropertiesContext properties) {
        return properties == null ? new LinkedHashMap<>() : properties(properties.property());
    }

    public static Map<String, String> properties(StarRocksParser.@Nullable PropertyListContext properties) {
        return properties == null ? new LinkedHashMap<>() : properties(properties.property());
    }
}
