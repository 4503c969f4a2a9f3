package io.starmigrate.core.starrocks.ddl;

import java.util.Set;

/** Whether a walk through an expression is inside parentheses, brackets, braces or the angle brackets of a type. */
final class Nesting {
    private static final Set<String> WITH_PARTS = Set.of("ARRAY", "MAP", "STRUCT");

    private int depth;
    private int angles;
    private boolean afterType;

    void pass(Token token) {
        if (token.is("(") || token.is("[") || token.is("{")) {
            depth++;
        } else if (token.is(")") || token.is("]") || token.is("}")) {
            depth--;
        } else if (token.is("<") && afterType) {
            // Elsewhere the sign compares.
            angles++;
        } else if (token.is(">") && angles > 0) {
            angles--;
        }
        afterType = WITH_PARTS.stream().anyMatch(token::is);
    }

    boolean isOutside() {
        return depth == 0 && angles == 0;
    }
}
