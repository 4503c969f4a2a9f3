package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Statements;
import io.starmigrate.standin.parse.Types;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/** One item of a SELECT list, printed, and the column it gives. */
record SelectedColumn(String text, Column column) {
    private static final SqlType UNKNOWN = SqlType.of("varchar", 65533);

    /** What an item without an alias is called: columns by their own names, queries as they are typed. */
    private static final Expressions.Naming PLAIN = new Expressions.Naming() {
        @Override
        public String column(List<String> parts) {
            return parts.get(parts.size() - 1);
        }

        @Override
        public String query(StarRocksParser.QueryRelationContext query) {
            return Statements.source(query);
        }
    };

    /** A star is as many items as it stands for. */
    static List<SelectedColumn> of(StarRocksParser.SelectItemContext item, NameScope scope) {
        if (item instanceof StarRocksParser.SelectAllContext all) {
            List<String> table = all.qualifiedName() == null ? List.of() : Names.parts(all.qualifiedName());
            return scope.sources().stream()
                    .filter(source -> table.isEmpty() || source.called(table))
                    .flatMap(source -> source.columns().stream()
                            .map(column -> new SelectedColumn(
                                    source.printed(column), Column.plain(column.name(), column.type()))))
                    .toList();
        }
        return List.of(single((StarRocksParser.SelectSingleContext) item, scope));
    }

    private static SelectedColumn single(StarRocksParser.SelectSingleContext item, NameScope scope) {
        String printed = Expressions.printedBy(item.expression(), scope);
        List<String> path = path(item.expression());
        Optional<NameScope.Found> found = path.isEmpty() ? Optional.empty() : scope.found(path);
        String plain = path.isEmpty() ? Expressions.printedBy(item.expression(), PLAIN) : path.get(path.size() - 1);
        String name = alias(item).orElse(plain);
        boolean same = found.map(f ->
                        f.fields().isEmpty() && name.equalsIgnoreCase(f.column().name()))
                .orElse(alias(item).isEmpty());
        return new SelectedColumn(
                same ? printed : printed + " AS " + Expressions.quoted(name),
                Column.plain(name, found.map(f -> f.column().type()).orElseGet(() -> type(item.expression(), plain))));
    }

    private static Optional<String> alias(StarRocksParser.SelectSingleContext item) {
        if (item.identifier() != null) {
            return Optional.of(Names.text(item.identifier()));
        }
        return Optional.ofNullable(item.string()).map(Literals::text);
    }

    /** The parts of a name; empty when the expression is more. */
    private static List<String> path(ParseTree expression) {
        if (expression instanceof StarRocksParser.ColumnReferenceContext column) {
            return List.of(Names.text(column.identifier()));
        }
        if (expression instanceof StarRocksParser.DereferenceContext path) {
            return Expressions.parts(path);
        }
        return expression.getChildCount() == 1 ? path(expression.getChild(0)) : List.of();
    }

    private static SqlType type(ParseTree expression, String printed) {
        if (expression instanceof StarRocksParser.CastContext cast) {
            return Types.read(cast.type());
        }
        if (expression.getChildCount() == 1) {
            return type(expression.getChild(0), printed);
        }
        return printed.startsWith("count(") ? SqlType.of("bigint") : UNKNOWN;
    }
}
