package io.starmigrate.core.cutover;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import java.util.List;
import java.util.Set;

/** Where a task writes, as its statement says with a database's name, and a pipe, as it is listed. */
final class WrittenTable {
    private static final Set<String> FIRST = Set.of("INSERT", "CREATE");
    private static final Set<String> BEFORE_NAME =
            Set.of("INSERT", "INTO", "OVERWRITE", "CREATE", "TEMPORARY", "TABLE", "IF", "NOT", "EXISTS");

    private static final List<String> CATALOGS = List.of("", "default_catalog.", "`default_catalog`.");

    private WrittenTable() {}

    /**
     * Whether a pipe fills a table of a database. Clusters show that table with points between its names, whatever
     * letters these have, and not always with backquotes around them. Where the name of the pipe's own database goes on
     * after that of the other and a point, a table that may be of either is of its own.
     *
     * @param shown the table, with its database
     * @param own the database in which the pipe lies
     */
    static boolean isIn(String shown, String own, String database) {
        return CATALOGS.stream()
                .filter(shown::startsWith)
                .map(catalog -> shown.substring(catalog.length()))
                .anyMatch(table ->
                        beginsWith(table, database) && !(own.startsWith(database + ".") && beginsWith(table, own)));
    }

    private static boolean beginsWith(String table, String database) {
        return table.startsWith(database + ".") || table.startsWith("`" + database + "`.");
    }

    /**
     * Whether the statement names a database as that of the table it writes to. One that is neither INSERT nor CREATE
     * TABLE AS, or that cannot be read, is held to write to every database it names.
     */
    static boolean mayBeIn(String statement, String database) {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(statement);
        } catch (DdlException cutOff) {
            return statement.contains(database);
        }
        int name = 0;
        while (name < tokens.size() && isOneOf(BEFORE_NAME, tokens.get(name))) {
            name++;
        }
        if (name > 0 && isOneOf(FIRST, tokens.get(0))) {
            // A catalog may stand before the database.
            return isDatabase(tokens, name, database)
                    || (name + 1 < tokens.size()
                            && tokens.get(name + 1).is(".")
                            && isDatabase(tokens, name + 2, database));
        }
        for (int at = 0; at < tokens.size(); at++) {
            if (isDatabase(tokens, at, database)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(Set<String> words, Token token) {
        return words.stream().anyMatch(token::is);
    }

    private static boolean isDatabase(List<Token> tokens, int at, String database) {
        return at + 1 < tokens.size()
                && tokens.get(at).isName()
                && tokens.get(at).text().equals(database)
                && tokens.get(at + 1).is(".");
    }
}
