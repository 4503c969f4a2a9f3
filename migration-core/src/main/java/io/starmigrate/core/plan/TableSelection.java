package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.sql.WrittenName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Which tables of a database to move, by name or by glob: {@code *} stands for any text, {@code ?} for one character, a
 * pattern that starts with {@code !} leaves tables out; a name in quotes is just that name. Names are case-sensitive,
 * as in StarRocks. Without patterns, or with excluding ones only, every other table is meant. Immutable.
 */
public final class TableSelection {
    private final List<String> including;
    private final List<String> excluding;

    private TableSelection(List<String> including, List<String> excluding) {
        this.including = List.copyOf(including);
        this.excluding = List.copyOf(excluding);
    }

    /** The selection of these patterns; blank ones do not count. */
    public static TableSelection of(List<String> patterns) {
        List<String> including = new ArrayList<>();
        List<String> excluding = new ArrayList<>();
        for (String pattern : patterns) {
            String bare = pattern.strip();
            if (bare.startsWith("!")) {
                excluding.add(bare.substring(1).strip());
            } else if (!bare.isEmpty()) {
                including.add(bare);
            }
        }
        return new TableSelection(including, excluding);
    }

    /** The tables meant, where each is named; empty where a pattern may mean any, or all are meant. */
    public List<String> named() {
        boolean each = excluding.isEmpty()
                && including.stream().allMatch(glob -> WrittenName.isQuoted(glob) || !glob.matches("(?s).*[*?].*"));
        return each ? including.stream().map(WrittenName::of).toList() : List.of();
    }

    /** Whether a table is meant. */
    public boolean includes(String table) {
        boolean wanted = including.isEmpty() || including.stream().anyMatch(glob -> matches(glob, table));
        return wanted && excluding.stream().noneMatch(glob -> matches(glob, table));
    }

    /** The tables meant, in the given order. */
    public List<String> select(List<String> tables) {
        return tables.stream().filter(this::includes).toList();
    }

    /** The including patterns that match none of the tables: most likely misspelt. */
    public List<String> unmatched(List<String> tables) {
        return including.stream()
                .filter(glob -> tables.stream().noneMatch(table -> matches(glob, table)))
                .toList();
    }

    /** The including patterns that match neither a table nor anything else there is, which is asked for when needed. */
    public List<String> unmatched(List<String> tables, Supplier<List<String>> views) {
        List<String> missing = unmatched(tables);
        return missing.isEmpty() ? missing : of(missing).unmatched(views.get());
    }

    private static boolean matches(String glob, String table) {
        if (WrittenName.isQuoted(glob)) {
            return WrittenName.of(glob).equals(table);
        }
        StringBuilder pattern = new StringBuilder();
        glob.chars()
                .forEach(c ->
                        pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL)
                .matcher(table)
                .matches();
    }
}
