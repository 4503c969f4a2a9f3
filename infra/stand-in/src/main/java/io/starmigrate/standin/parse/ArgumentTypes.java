package io.starmigrate.standin.parse;

import java.util.Optional;

/** How messages about a call print the types of its arguments. */
public final class ArgumentTypes {
    private ArgumentTypes() {}

    /** The type of a literal; empty for what is none. */
    public static Optional<String> ofLiteral(String text) {
        if (text.startsWith("'") || text.startsWith("\"")) {
            return Optional.of("varchar");
        }
        if (text.matches("\\d+")) {
            return Optional.of(text.length() < 3 ? "tinyint(4)" : text.length() < 5 ? "smallint(6)" : "int(11)");
        }
        return Optional.empty();
    }
}
