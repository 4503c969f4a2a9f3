package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of tables inside the value of a property: {@code excluded_trigger_tables} is a list of them, constraints hold
 * them as {@code table(column)} and {@code database.table.column}, either with a catalog before it.
 */
final class NameList {
    private static final String INTERNAL = "default_catalog";

    private final String value;
    private final List<List<Token>> chains = new ArrayList<>();
    private final List<Boolean> called = new ArrayList<>();

    NameList(String value) {
        this.value = value;
        List<Token> tokens = Lexer.tokens(value);
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isName()) {
                List<Token> chain = new ArrayList<>(List.of(tokens.get(i)));
                while (i + 2 < tokens.size()
                        && tokens.get(i + 1).is(".")
                        && tokens.get(i + 2).isName()) {
                    chain.add(tokens.get(i + 2));
                    i += 2;
                }
                chains.add(chain);
                called.add(i + 1 < tokens.size() && tokens.get(i + 1).is("("));
            }
        }
    }

    /** The value of a constraint with the target's names. */
    String constraints(Renames renames) {
        Edits edits = new Edits(value);
        for (int i = 0; i < chains.size(); i++) {
            List<Token> chain = chains.get(i);
            // Before a parenthesis stands a table, elsewhere a column; REFERENCES is neither.
            List<Token> table = called.get(i) ? chain : chain.subList(0, chain.size() - 1);
            if (!table.isEmpty() && !table.get(0).is("REFERENCES")) {
                rename(edits, table, renames);
            }
        }
        return edits.apply();
    }

    /** The value of a list of tables with the target's names. */
    String tables(Renames renames) {
        Edits edits = new Edits(value);
        chains.forEach(chain -> rename(edits, chain, renames));
        return edits.apply();
    }

    /** The tables of the same database that a constraint refers to. */
    List<String> referenced(String database) {
        List<String> tables = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            List<Token> chain = chains.get(i);
            if (called.get(i) && isOf(chain, database) && !chain.get(0).is("REFERENCES")) {
                tables.add(chain.get(chain.size() - 1).text());
            }
        }
        return tables;
    }

    private static void rename(Edits edits, List<Token> table, Renames renames) {
        Token name = table.get(table.size() - 1);
        if (isOf(table, renames.from())) {
            if (table.size() > 1) {
                rename(edits, table.get(table.size() - 2), renames.to());
            }
            rename(edits, name, renames.of(name.text()));
        }
    }

    /** Such values know no backquotes, and take every word for a name. */
    private static void rename(Edits edits, Token name, String to) {
        if (name.kind() == Token.Kind.WORD && to.matches("\\w+")) {
            edits.replace(name.start(), name.end(), to);
        } else {
            edits.rename(name, to);
        }
    }

    /** Whether a table is in this database, of the internal catalog. */
    private static boolean isOf(List<Token> table, String database) {
        int parts = table.size();
        return (parts < 2 || table.get(parts - 2).text().equals(database))
                && (parts < 3 || table.get(parts - 3).text().equals(INTERNAL));
    }
}
