package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.ddl.PartitionDdl.Form;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Term;
import io.starmigrate.core.starrocks.ddl.PartitionEntry.Bounds;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands behind PARTITION BY. */
final class PartitionReader {
    private static final Set<String> AFTER =
            Set.of("DISTRIBUTED", "ORDER", "PROPERTIES", "COMMENT", "ROLLUP", "REFRESH", "AS");

    private final Cursor cursor;

    PartitionReader(Cursor cursor) {
        this.cursor = cursor;
    }

    PartitionDdl read() {
        for (Form form : List.of(Form.RANGE, Form.LIST)) {
            if (cursor.isAt(form.name(), "(")) {
                cursor.take();
                cursor.take();
                List<Term> terms = terms();
                cursor.expect(")");
                return new PartitionDdl(form, terms, cursor.isAt("(") ? entries() : List.of());
            }
        }
        return byExpression();
    }

    private PartitionDdl byExpression() {
        boolean enclosed = cursor.accept("(");
        List<Term> terms = terms();
        if (enclosed) {
            cursor.expect(")");
        }
        boolean listed = cursor.isAt("(");
        return new PartitionDdl(Form.EXPRESSION, terms, listed ? entries() : List.of());
    }

    private List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        do {
            terms.add(term());
        } while (cursor.accept(","));
        return terms;
    }

    /** A name, or a function of anything; what follows in parentheses is the list of partitions already. */
    private Term term() {
        int start = cursor.position();
        if (cursor.isAt("(")) {
            return wholeExpression(start);
        }
        String name = cursor.name();
        if (!cursor.isAt("(")) {
            return ends() ? Term.ofColumn(name) : wholeExpression(start);
        }
        int depth = 0;
        int end = start;
        do {
            if (cursor.peek().kind() == Token.Kind.END) {
                throw cursor.unexpected("\")\"");
            }
            depth += cursor.isAt("(") ? 1 : 0;
            depth -= cursor.isAt(")") ? 1 : 0;
            end = cursor.take().end();
        } while (depth > 0);
        return ends() ? Term.ofExpression(cursor.text().substring(start, end)) : wholeExpression(start);
    }

    private boolean ends() {
        return cursor.isAt(",")
                || cursor.isAt(")")
                || cursor.isAt("(")
                || cursor.isAt(";")
                || cursor.peek().kind() == Token.Kind.END
                || AFTER.stream().anyMatch(cursor::isAt);
    }

    private Term wholeExpression(int start) {
        cursor.moveTo(start);
        return Term.ofExpression(cursor.expression(AFTER));
    }

    private List<PartitionEntry> entries() {
        List<PartitionEntry> entries = new ArrayList<>();
        cursor.expect("(");
        while (!cursor.isAt(")")) {
            entries.add(cursor.isAt("START") ? batch() : named());
            if (!cursor.isAt(")")) {
                cursor.expect(",");
            }
        }
        cursor.take();
        return entries;
    }

    private PartitionEntry batch() {
        int start = cursor.position();
        for (String word : List.of("START", "END", "EVERY")) {
            cursor.expect(word);
            parenthesised();
        }
        return new PartitionEntry.Batch(cursor.since(start));
    }

    private void parenthesised() {
        cursor.expect("(");
        cursor.expression(Set.of());
        cursor.expect(")");
    }

    private PartitionEntry named() {
        cursor.expect("PARTITION");
        cursor.accept("IF", "NOT", "EXISTS");
        String name = cursor.nameBefore("VALUES");
        cursor.expect("VALUES");
        Bounds bounds = bounds();
        Map<String, String> own = cursor.isAt("(") ? cursor.properties() : Map.of();
        return new PartitionEntry.Named(name, bounds, own);
    }

    private Bounds bounds() {
        if (cursor.accept("LESS", "THAN")) {
            return new Bounds.LessThan(cursor.isAt("(") ? values() : List.of(value()));
        }
        if (cursor.accept("[")) {
            List<String> lower = values();
            cursor.expect(",");
            List<String> upper = values();
            cursor.expect(")");
            return new Bounds.Between(lower, upper);
        }
        if (cursor.isAt("IN")) {
            return new Bounds.In(new ListItems(cursor).read());
        }
        throw cursor.unexpected("LESS THAN, IN or [");
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        cursor.expect("(");
        do {
            values.add(value());
        } while (cursor.accept(","));
        cursor.expect(")");
        return values;
    }

    private String value() {
        if (cursor.peek().kind() == Token.Kind.STRING) {
            return Quoting.string(cursor.take().text());
        }
        for (String word : List.of("MAXVALUE", "MINVALUE", "NULL")) {
            if (cursor.accept(word)) {
                return word;
            }
        }
        String sign = cursor.accept("-") ? "-" : "";
        Token token = cursor.peek();
        if (token.kind() != Token.Kind.STRING && token.kind() != Token.Kind.NUMBER) {
            throw cursor.unexpected("a value, MAXVALUE, MINVALUE or NULL");
        }
        return Quoting.string(sign + cursor.take().text());
    }
}
