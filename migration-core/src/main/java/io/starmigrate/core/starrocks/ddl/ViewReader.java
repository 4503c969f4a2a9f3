package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.ddl.Readings.Reading;
import io.starmigrate.core.starrocks.ddl.ViewDdl.Kind;
import io.starmigrate.core.starrocks.ddl.ViewDdl.Storage;
import io.starmigrate.core.starrocks.ddl.ViewDdl.ViewColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a CREATE VIEW or CREATE MATERIALIZED VIEW up to its query, which stays as it is. */
final class ViewReader {
    private static final Set<String> CLAUSES =
            Set.of("COMMENT", "PARTITION", "DISTRIBUTED", "ORDER", "REFRESH", "PROPERTIES", "AS");

    private static final Pattern AFTER_COMMENT = Pattern.compile(
            "\\s*(?:AS\\s+(?:SELECT\\b|WITH\\b|\\()|SECURITY\\s+\\w+\\s+AS\\b|(?:PARTITION|DISTRIBUTED|ORDER)\\s+BY\\b"
                    + "|REFRESH\\b|PROPERTIES\\s*\\()",
            Pattern.CASE_INSENSITIVE);

    private final Cursor cursor;
    private final Comments comments;
    private final @Nullable Reading chosen;
    private final List<ViewColumn> columns = new ArrayList<>();
    private final List<IndexDdl> indexes = new ArrayList<>();
    private String comment = "";
    private String security = "";
    private String partitionBy = "";
    private DistributionDdl distribution = DistributionDdl.none();
    private List<String> sortKey = List.of();
    private String refresh = "";
    private Map<String, String> properties = Map.of();

    ViewReader(String text, Comments comments) {
        this(text, comments, null);
    }

    private ViewReader(String text, Comments comments, @Nullable Reading chosen) {
        this.cursor = new Cursor(text);
        this.comments = comments;
        this.chosen = chosen;
    }

    ViewDdl read() {
        cursor.expect("CREATE");
        if (cursor.accept("OR")) {
            cursor.expect("REPLACE");
        }
        Kind kind = cursor.accept("MATERIALIZED") ? Kind.MATERIALIZED_VIEW : Kind.VIEW;
        cursor.expect("VIEW");
        cursor.accept("IF", "NOT", "EXISTS");
        ObjectName name = cursor.objectName();
        if (cursor.isAt("(")) {
            columns(kind);
        }
        while (!cursor.accept("AS")) {
            Readings readings = cursor.isAt("COMMENT") ? new Readings(cursor, AFTER_COMMENT, comments) : null;
            if (readings != null && chosen == null && readings.areSeveral()) {
                return readings.only(reading -> new ViewReader(cursor.text(), comments, reading).read());
            }
            clause(kind);
        }
        return new ViewDdl(
                name,
                columns,
                comment,
                new Storage(partitionBy, distribution, sortKey, indexes),
                new ViewDdl.Options(kind, security, refresh, properties),
                query());
    }

    private String query() {
        String query = cursor.text().substring(cursor.position()).strip();
        String bare =
                query.endsWith(";") ? query.substring(0, query.length() - 1).strip() : query;
        if (bare.isEmpty()) {
            throw cursor.unexpected("a query");
        }
        // Read once, so that an unclosed quote is told here.
        Lexer.tokens(bare);
        return bare;
    }

    private void columns(Kind kind) {
        cursor.expect("(");
        do {
            if (kind == Kind.MATERIALIZED_VIEW && cursor.isAt("INDEX")) {
                indexes.add(new IndexReader(cursor).read());
            } else {
                columns.add(column());
            }
        } while (cursor.accept(","));
        cursor.expect(")");
    }

    /** Up to 2.5 columns are printed without quotes, whatever they are called: {@code count(*)}. */
    private ViewColumn column() {
        boolean quoted = cursor.peek().kind() == Token.Kind.QUOTED;
        boolean word = cursor.isFollowedBy(",") || cursor.isFollowedBy(")") || cursor.isFollowedBy("COMMENT");
        String name = quoted || word ? cursor.name() : cursor.expression(Set.of("COMMENT"));
        return new ViewColumn(
                name, cursor.isAt("COMMENT") ? PrintedComment.ofViewColumn(cursor, quoted, comments) : "");
    }

    private void clause(Kind kind) {
        if (cursor.isAt("COMMENT")) {
            comment = comment();
        } else if (kind == Kind.VIEW && cursor.accept("SECURITY")) {
            security = TableReader.upper(cursor.name());
        } else if (kind == Kind.MATERIALIZED_VIEW) {
            storageClause();
        } else {
            throw cursor.unexpected("COMMENT, SECURITY or AS");
        }
    }

    private String comment() {
        if (chosen == null) {
            return new Readings(cursor, AFTER_COMMENT, comments).take();
        }
        cursor.moveTo(chosen.end());
        return chosen.comment();
    }

    private void storageClause() {
        if (cursor.accept("PARTITION", "BY")) {
            partitionBy = HiddenColumns.unqualified(untilNextClause());
        } else if (cursor.isAt("DISTRIBUTED")) {
            distribution = TableReader.distribution(cursor);
        } else if (cursor.accept("ORDER", "BY")) {
            sortKey = cursor.names();
        } else if (cursor.accept("REFRESH")) {
            refresh = untilNextClause();
        } else if (cursor.accept("PROPERTIES")) {
            properties = cursor.properties();
        } else {
            throw cursor.unexpected("a clause of CREATE MATERIALIZED VIEW that this tool knows");
        }
    }

    private String untilNextClause() {
        int start = cursor.position();
        int depth = 0;
        int end = start;
        while (depth > 0 || CLAUSES.stream().noneMatch(cursor::isAt)) {
            if (cursor.peek().kind() == Token.Kind.END) {
                throw cursor.unexpected("AS");
            }
            depth += cursor.isAt("(") ? 1 : 0;
            depth -= cursor.isAt(")") ? 1 : 0;
            end = cursor.take().end();
        }
        return cursor.text().substring(start, end);
    }
}
