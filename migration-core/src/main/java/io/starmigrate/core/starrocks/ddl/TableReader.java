package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.ddl.Readings.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a CREATE TABLE. */
final class TableReader {
    private static final Pattern AFTER_COMMENT = Pattern.compile(
            "\\s*(?:(?:PARTITION|DISTRIBUTED|ORDER)\\s+BY\\b|(?:DUPLICATE|AGGREGATE|UNIQUE|PRIMARY)\\s+KEY\\b"
                    + "|(?:PROPERTIES|ROLLUP)\\s*\\(|ENGINE\\s*=|;\\s*\\z|\\z)",
            Pattern.CASE_INSENSITIVE);

    private final Cursor cursor;
    private final KnownColumns known;
    private final @Nullable Reading chosen;
    private final Set<String> seen = new HashSet<>();
    private final List<ColumnDdl> columns = new ArrayList<>();
    private final List<IndexDdl> indexes = new ArrayList<>();
    private String engine = "OLAP";
    private KeyDdl key = new KeyDdl(Model.DUPLICATE, List.of());
    private String comment = "";
    private PartitionDdl partitioning = PartitionDdl.none();
    private DistributionDdl distribution = DistributionDdl.none();
    private List<String> sortKey = List.of();
    private final List<RollupDdl> rollups = new ArrayList<>();
    private Map<String, String> properties = new LinkedHashMap<>();

    /** @param known what is known of the columns beside the text */
    TableReader(String text, KnownColumns known) {
        this(text, known, null);
    }

    private TableReader(String text, KnownColumns known, @Nullable Reading chosen) {
        this.cursor = new Cursor(text);
        this.known = known;
        this.chosen = chosen;
    }

    /** The table as printed, columns that StarRocks made for partition expressions included. */
    TableDdl read() {
        cursor.expect("CREATE");
        boolean external = cursor.accept("EXTERNAL");
        if (cursor.isAt("TEMPORARY")) {
            throw cursor.unexpected("TABLE (temporary tables belong to one session and are not migrated)");
        }
        cursor.expect("TABLE");
        cursor.accept("IF", "NOT", "EXISTS");
        ObjectName name = cursor.objectName();
        elements();
        while (cursor.peek().kind() != Token.Kind.END && !cursor.isAt(";")) {
            Readings comments = cursor.isAt("COMMENT") ? new Readings(cursor, AFTER_COMMENT, known.comments()) : null;
            if (comments != null && chosen == null && comments.areSeveral()) {
                return comments.only(reading -> new TableReader(cursor.text(), known, reading).read());
            }
            clause();
        }
        cursor.accept(";");
        if (cursor.peek().kind() != Token.Kind.END) {
            throw cursor.unexpected("the end of the statement");
        }
        if (external && engine.equalsIgnoreCase("OLAP")) {
            // Printed as OLAP_EXTERNAL: a table of another StarRocks cluster.
            engine = TableDdl.OTHER_CLUSTER;
        }
        Layout layout = new Layout(key, partitioning, distribution, sortKey, rollups);
        return new TableDdl(name, engine, columns, indexes, comment, layout, properties);
    }

    private void elements() {
        cursor.expect("(");
        do {
            if (cursor.isAt("INDEX")) {
                indexes.add(new IndexReader(cursor).read());
            } else {
                columns.add(new ColumnReader(cursor, known).read());
            }
        } while (cursor.accept(","));
        cursor.expect(")");
    }

    private void clause() {
        int at = cursor.position();
        if (cursor.accept("ENGINE")) {
            once("ENGINE", at);
            cursor.expect("=");
            engine = cursor.name();
        } else if (cursor.isAt("COMMENT")) {
            once("COMMENT", at);
            comment = tableComment();
        } else if (cursor.accept("PROPERTIES")) {
            once("PROPERTIES", at);
            properties = cursor.properties();
        } else if (cursor.accept("ORDER", "BY")) {
            once("ORDER BY", at);
            sortKey = cursor.names();
        } else if (cursor.accept("ROLLUP")) {
            once("ROLLUP", at);
            rollups();
        } else if (cursor.accept("PARTITION", "BY")) {
            once("PARTITION BY", at);
            partitioning = new PartitionReader(cursor).read();
        } else if (cursor.isAt("DISTRIBUTED")) {
            once("DISTRIBUTED BY", at);
            distribution = distribution(cursor);
        } else {
            keyClause(at);
        }
    }

    /** Tables of external catalogs are shown with theirs in parentheses. */
    private String tableComment() {
        if (chosen != null) {
            cursor.moveTo(chosen.end());
            return chosen.comment();
        }
        Readings readings = new Readings(cursor, AFTER_COMMENT, known.comments());
        if (!readings.areEnclosed()) {
            return readings.take();
        }
        cursor.take();
        cursor.expect("(");
        String text = cursor.string();
        cursor.expect(")");
        return text;
    }

    private void keyClause(int at) {
        for (Model model : Model.values()) {
            if (cursor.accept(model.name(), "KEY")) {
                once("KEY", at);
                key = new KeyDdl(model, cursor.names());
                return;
            }
        }
        throw cursor.unexpected("a clause of CREATE TABLE that this tool knows");
    }

    private void once(String clause, int at) {
        if (!seen.add(clause)) {
            throw cursor.problem(at, "the clause " + clause + " stands twice");
        }
    }

    static DistributionDdl distribution(Cursor cursor) {
        cursor.expect("DISTRIBUTED");
        cursor.expect("BY");
        DistributionDdl.Form form = DistributionDdl.Form.HASH;
        List<String> columns = List.of();
        if (cursor.accept("RANDOM")) {
            form = DistributionDdl.Form.RANDOM;
        } else if (cursor.accept("HASH")) {
            columns = cursor.names();
        } else {
            throw cursor.unexpected("HASH or RANDOM");
        }
        boolean counted = cursor.accept("BUCKETS") && !cursor.accept("AUTO");
        return new DistributionDdl(form, columns, counted ? Integer.valueOf(cursor.number()) : null);
    }

    private void rollups() {
        cursor.expect("(");
        do {
            String name = cursor.name();
            List<String> own = cursor.names();
            List<String> rollupKey = cursor.accept("DUPLICATE", "KEY") ? cursor.names() : List.of();
            Map<String, String> set = cursor.accept("PROPERTIES") ? cursor.properties() : Map.of();
            rollups.add(new RollupDdl(name, own, rollupKey, set));
        } while (cursor.accept(","));
        cursor.expect(")");
    }

    /** The upper case of a word, for comparisons. */
    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
