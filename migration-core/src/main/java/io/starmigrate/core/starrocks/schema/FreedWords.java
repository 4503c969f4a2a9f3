package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;
import java.util.Set;

/**
 * Words that can be names without quotes in 4.1, and could not be in an earlier version. Views are shown as they were
 * typed since 4.0.6, so an earlier target would take {@code AS rank} for the beginning of a function. By the lists of
 * words in the grammars of 2.5 to 4.1.
 */
final class FreedWords {
    /** What queries know as names alone. */
    private static final Set<String> NAMES = Set.of(
            "AUTHENTICATION",
            "CANCEL",
            "DISTRIBUTED",
            "EXPORT",
            "HOST",
            "INCREMENTAL",
            "LOCATION",
            "NODES",
            "OPTIMIZER",
            "REMOVE",
            "STREAM",
            "SWAP",
            "SYSTEM",
            "TRACE");

    /** What queries know as functions, too. */
    private static final Set<String> FUNCTIONS =
            Set.of("ARRAY_AGG", "CUME_DIST", "GROUP_CONCAT", "PERCENT_RANK", "RANK");

    /** What queries know as parts of clauses, or as a type: a name for sure behind AS or at a point only. */
    private static final Set<String> CLAUSES = Set.of("ANTI", "EXCEPT", "MINUS", "QUALIFY", "SEMI");

    private static final Set<String> TYPES = Set.of("VARBINARY");

    private final List<Token> tokens;

    private FreedWords(String query) {
        this.tokens = Lexer.tokens(query);
    }

    /** The query with such names in backquotes, which every version reads; the same where there are none. */
    static String quoted(String query) {
        FreedWords words = new FreedWords(query);
        Edits edits = new Edits(query);
        for (int i = 0; i < words.tokens.size(); i++) {
            Token word = words.tokens.get(i);
            if (word.isName() && word.kind() != Token.Kind.QUOTED && words.isFreed(i)) {
                edits.replace(word.start(), word.end(), Quoting.identifier(word.text()));
            }
        }
        return edits.apply();
    }

    private boolean isFreed(int i) {
        boolean atPoint = is(i - 1, ".") || is(i + 1, ".");
        if (isOneOf(NAMES, i)) {
            return true;
        } else if (isOneOf(FUNCTIONS, i)) {
            return atPoint || !is(i + 1, "(");
        } else if (isOneOf(CLAUSES, i)) {
            return atPoint || is(i - 1, "AS");
        }
        return isOneOf(TYPES, i) && atPoint;
    }

    private boolean isOneOf(Set<String> words, int i) {
        return words.stream().anyMatch(word -> is(i, word));
    }

    private boolean is(int i, String word) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
    }
}
