package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/** Identifiers taken out of parse trees. */
public final class Names {
    private Names() {}

    /** The name without its backquotes. A doubled backquote inside is dropped, as StarRocks does. */
    public static String text(StarRocksParser.IdentifierContext identifier) {
        return unquoted(identifier.getText());
    }

    private static String unquoted(String text) {
        return text.startsWith("`") ? text.replace("`", "") : text;
    }

    /** The identifier's name, or the string's text. */
    public static String text(StarRocksParser.IdentifierOrStringContext either) {
        return either.identifier() != null ? text(either.identifier()) : Literals.text(either.string());
    }

    /** The parts of a dotted name. */
    public static List<String> parts(StarRocksParser.QualifiedNameContext name) {
        List<String> parts = new ArrayList<>();
        for (ParseTree child : name.children) {
            String text = child.getText();
            if (child instanceof StarRocksParser.IdentifierContext || (text.startsWith(".") && text.length() > 1)) {
                parts.add(unquoted(text.startsWith(".") ? text.substring(1) : text));
            }
        }
        return parts;
    }

    /**
     * A relation's name and, when it was written, its database. A catalog in front, such as default_catalog, is
     * ignored.
     */
    public record RelationName(Optional<String> database, String name) {
        /** As error texts show it: with the database when that was written. */
        public String shown() {
            return database.map(d -> d + "." + name).orElse(name);
        }
    }

    public static RelationName relation(StarRocksParser.QualifiedNameContext name) {
        List<String> parts = parts(name);
        String last = parts.get(parts.size() - 1);
        return new RelationName(parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty(), last);
    }

    public static List<String> list(StarRocksParser.IdentifierListContext list) {
        return list.identifier().stream().map(Names::text).toList();
    }
}
