package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.parse.Expressions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the names in one SELECT of a defined query mean, and how they are printed. */
final class NameScope implements Expressions.Naming {
    private final @Nullable NameScope outer;
    private final Function<StarRocksParser.QueryRelationContext, String> queries;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, List<Column>> commonTables = new HashMap<>();
    private final Set<String> aliases = new HashSet<>();

    /** @param queries prints the queries inside expressions of this scope */
    NameScope(@Nullable NameScope outer, BiFunction<StarRocksParser.QueryRelationContext, NameScope, String> queries) {
        this.outer = outer;
        this.queries = query -> queries.apply(query, this);
    }

    /**
     * Something rows come from.
     *
     * @param database null unless columns may be written with it
     * @param qualifier what is printed in front of its columns, with the dot
     */
    record Source(@Nullable String database, String name, String qualifier, List<Column> columns) {
        Optional<Column> column(String wanted) {
            return columns.stream()
                    .filter(c -> c.name().equalsIgnoreCase(wanted))
                    .findFirst();
        }

        boolean called(List<String> parts) {
            boolean inDatabase = parts.size() < 2 || parts.get(parts.size() - 2).equals(database);
            return inDatabase && name.equalsIgnoreCase(parts.get(parts.size() - 1));
        }

        String printed(Column column) {
            return qualifier + Expressions.quoted(column.name());
        }
    }

    void add(Source source) {
        sources.add(source);
    }

    List<Source> sources() {
        return sources;
    }

    /** A result column that GROUP BY, HAVING and ORDER BY may name. */
    void alias(String name) {
        aliases.add(name.toLowerCase(Locale.ROOT));
    }

    void commonTable(String name, List<Column> columns) {
        commonTables.put(name.toLowerCase(Locale.ROOT), columns);
    }

    Optional<List<Column>> commonTable(String name) {
        List<Column> columns = commonTables.get(name.toLowerCase(Locale.ROOT));
        if (columns != null) {
            return Optional.of(columns);
        }
        return outer == null ? Optional.empty() : outer.commonTable(name);
    }

    @Override
    public String query(StarRocksParser.QueryRelationContext query) {
        return queries.apply(query);
    }

    @Override
    public String column(List<String> parts) {
        return printed(parts)
                .orElseThrow(() -> SqlError.analyzing("Column '" + String.join(".", parts) + "' cannot be resolved"));
    }

    private Optional<String> printed(List<String> parts) {
        Optional<String> here = found(parts).map(Found::printed).or(() -> alias(parts));
        return here.isPresent() || outer == null ? here : outer.printed(parts);
    }

    private Optional<String> alias(List<String> parts) {
        return parts.size() == 1 && aliases.contains(parts.get(0).toLowerCase(Locale.ROOT))
                ? Optional.of(Expressions.quoted(parts.get(0)))
                : Optional.empty();
    }

    /** A column found, and the fields of a struct that the name goes on with. */
    record Found(Source source, Column column, List<String> fields) {
        String printed() {
            return source.printed(column)
                    + fields.stream()
                            .map(field -> "." + Expressions.quoted(field))
                            .collect(Collectors.joining());
        }
    }

    /** The column of this scope that a name means. */
    Optional<Found> found(List<String> parts) {
        String last = parts.get(parts.size() - 1);
        List<String> table = parts.subList(0, parts.size() - 1);
        List<Found> found = sources.stream()
                .filter(source -> table.isEmpty() || source.called(table))
                .flatMap(source -> source.column(last).map(c -> new Found(source, c, List.of())).stream())
                .toList();
        if (found.size() > 1) {
            throw SqlError.analyzing("Column '" + String.join(".", parts) + "' is ambiguous");
        }
        if (!found.isEmpty() || parts.size() == 1) {
            return found.stream().findFirst();
        }
        return found(parts.subList(0, 1))
                .map(struct -> new Found(struct.source(), struct.column(), parts.subList(1, parts.size())));
    }
}
