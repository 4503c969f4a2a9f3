package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns that a query gives, by its first select list. */
final class QueryColumns {
    private static final Set<String> AFTER_ITEMS =
            Set.of("FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", "MINUS");
    private static final Set<String> QUANTIFIERS = Set.of("DISTINCT", "ALL");

    private final String query;
    private final List<Token> tokens;
    private int at;

    private QueryColumns(String query) {
        this.query = query;
        this.tokens = Lexer.tokens(query);
    }

    /** An item of the list: what it calls itself, if it does, and where a name can be added. */
    private record Item(String name, boolean aliased, int end) {}

    /**
     * The query, with columns of these names, in this order; empty where that is not to be had by adding names to items
     * that have none, or where the list is not understood.
     */
    static Optional<String> named(String query, List<String> names) {
        return new QueryColumns(query).named(names);
    }

    private Optional<String> named(List<String> names) {
        List<Item> items = items();
        if (items.size() != names.size()) {
            return Optional.empty();
        }
        StringBuilder named = new StringBuilder(query);
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean same = item.name().equalsIgnoreCase(names.get(i));
            if (!same && (item.aliased() || item.end() < 0)) {
                return Optional.empty();
            }
            if (!same) {
                missing.add(i);
            }
        }
        missing.stream()
                .sorted(Comparator.reverseOrder())
                .forEach(i -> named.insert(items.get(i).end(), " AS " + Quoting.identifier(names.get(i))));
        return Optional.of(named.toString());
    }

    /** Empty where the query is not understood. */
    private List<Item> items() {
        if (!skipToList()) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        int start = at;
        int depth = 0;
        while (at < tokens.size()
                && depth >= 0
                && !(depth == 0 && AFTER_ITEMS.stream().anyMatch(this::is))) {
            if (depth == 0 && is(",")) {
                items.add(item(start, at));
                start = at + 1;
            }
            depth += opened();
            at += depth < 0 ? 0 : 1;
        }
        items.add(item(start, at));
        return items;
    }

    /** Whether the first select list outside of named queries begins here now. */
    private boolean skipToList() {
        int depth = 0;
        boolean with = is("WITH");
        while (at < tokens.size() && !(is("SELECT") && (depth == 0 || !with))) {
            depth += opened();
            at++;
        }
        at++;
        at += at < tokens.size() && QUANTIFIERS.stream().anyMatch(this::is) ? 1 : 0;
        return at < tokens.size();
    }

    private Item item(int start, int end) {
        if (end <= start || tokens.get(end - 1).is("*")) {
            return new Item("", false, -1);
        }
        Token last = tokens.get(end - 1);
        boolean alone = end - start == 1;
        boolean qualified = !alone && tokens.get(end - 2).is(".");
        boolean introduced = !alone && tokens.get(end - 2).is("AS");
        boolean text = last.kind() == Token.Kind.STRING && !introduced;
        boolean aliased = introduced || (!alone && !qualified && last.isName() && !last.is("END"));
        boolean named = aliased || ((alone || qualified) && last.isName());
        int place = text && !alone ? -1 : endOf(last);
        return new Item(named ? last.text() : "", aliased, place);
    }

    /** Where a piece has ended: what follows it may be a gap. */
    private int endOf(Token token) {
        return query.substring(0, token.end()).stripTrailing().length();
    }

    private int opened() {
        return is("(") || is("[") || is("{") ? 1 : is(")") || is("]") || is("}") ? -1 : 0;
    }

    private boolean is(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }
}
