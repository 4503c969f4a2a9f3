package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.ColumnValue;
import io.starmigrate.core.starrocks.ddl.DistributionDdl;
import io.starmigrate.core.starrocks.ddl.IndexDdl;
import io.starmigrate.core.starrocks.ddl.KeyDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Term;
import io.starmigrate.core.starrocks.ddl.PartitionEntry;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares definitions by what they mean. What StarRocks adds by itself (default properties, the comment OLAP of
 * shared-data clusters) is no difference, nor is the way anything is written. Pure.
 */
public final class SchemaComparison {
    private static final Set<String> CONSTRAINTS = Set.of("unique_constraints", "foreign_key_constraints");
    private static final Set<String> MADE_UP_COMMENTS = Set.of("OLAP", "MATERIALIZED_VIEW", "VIEW");

    private final List<SchemaDifference> differences = new ArrayList<>();

    private SchemaComparison() {}

    /**
     * In what a table is not as it should be; empty when it means the same.
     *
     * @param expected as it should be, a result of {@link SchemaRewriter#table}
     * @param found as it is
     */
    public static List<SchemaDifference> of(TableDdl expected, TableDdl found) {
        SchemaComparison comparison = new SchemaComparison();
        comparison.table(expected, found);
        return List.copyOf(comparison.differences);
    }

    /** In what a view is not as it should be; as {@link #of(TableDdl, TableDdl)}. */
    public static List<SchemaDifference> of(ViewDdl expected, ViewDdl found) {
        SchemaComparison comparison = new SchemaComparison();
        comparison.view(expected, found);
        return List.copyOf(comparison.differences);
    }

    private void table(TableDdl expected, TableDdl found) {
        columns(expected.columns(), found.columns());
        key(expected.layout().key(), found.layout().key());
        partitioning(expected.layout().partitioning(), found.layout().partitioning());
        distribution(expected.layout().distribution(), found.layout().distribution());
        List<String> sortKey = expected.layout().sortKey();
        List<String> foundSortKey = found.layout().sortKey();
        boolean byKey = sortKey.isEmpty()
                && Same.names(foundSortKey, found.layout().key().columns());
        check(byKey || Same.names(sortKey, foundSortKey), "ORDER BY", list(sortKey), list(foundSortKey));
        indexes(expected.indexes(), found.indexes());
        comment("COMMENT", expected.comment(), found.comment());
        properties(expected.properties(), found.properties());
    }

    private void check(boolean same, String clause, String expected, String found) {
        if (!same) {
            differences.add(new SchemaDifference(clause, expected, found));
        }
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }

    private void comment(String clause, String expected, String found) {
        boolean unsaid = expected.isEmpty() && MADE_UP_COMMENTS.contains(found);
        check(unsaid || expected.equals(found), clause, expected, found);
    }

    private void columns(List<ColumnDdl> expected, List<ColumnDdl> found) {
        List<String> names = expected.stream().map(ColumnDdl::name).toList();
        List<String> foundNames = found.stream().map(ColumnDdl::name).toList();
        if (!Same.names(names, foundNames)) {
            differences.add(new SchemaDifference("columns", list(names), list(foundNames)));
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            column(expected.get(i), found.get(i));
        }
    }

    private void column(ColumnDdl expected, ColumnDdl found) {
        String clause = "column " + expected.name() + " ";
        check(Same.type(expected.typeText(), found.typeText()), clause + "type", expected.typeText(), found.typeText());
        check(
                expected.aggregation().equals(found.aggregation()),
                clause + "aggregation",
                expected.aggregation(),
                found.aggregation());
        check(expected.nullable() == found.nullable(), clause + "NULL", nullable(expected), nullable(found));
        String value = expected.value().sql().strip();
        String foundValue = found.value().sql().strip();
        boolean same = Same.text(value, foundValue)
                || (expected.value() instanceof ColumnValue.Generated && Same.names(value, foundValue));
        check(same, clause + "value", value, foundValue);
        comment(clause + "COMMENT", expected.comment(), found.comment());
    }

    private static String nullable(ColumnDdl column) {
        return column.nullable() ? "NULL" : "NOT NULL";
    }

    private void key(KeyDdl expected, KeyDdl found) {
        boolean unsaid = expected.model() == found.model()
                && (expected.columns().isEmpty() || found.columns().isEmpty());
        boolean same = expected.model() == found.model() && Same.names(expected.columns(), found.columns());
        check(unsaid || same, "KEY", expected.sql().strip(), found.sql().strip());
    }

    private void partitioning(PartitionDdl expected, PartitionDdl found) {
        String terms = terms(expected);
        String foundTerms = terms(found);
        boolean same = expected.form() == found.form() && Same.names(terms, foundTerms);
        check(same, "PARTITION BY", terms, foundTerms);
        if (same) {
            entries(named(expected), named(found));
        }
    }

    private static String terms(PartitionDdl partitioning) {
        return partitioning.terms().stream().map(Term::text).collect(Collectors.joining(", "));
    }

    private static Map<String, String> named(PartitionDdl partitioning) {
        Map<String, String> bounds = new LinkedHashMap<>();
        for (PartitionEntry entry : partitioning.entries()) {
            if (entry instanceof PartitionEntry.Named named) {
                bounds.put(named.name(), named.bounds().sql());
            } else {
                bounds.put(entry.sql(), entry.sql());
            }
        }
        return bounds;
    }

    private void entries(Map<String, String> expected, Map<String, String> found) {
        for (String name : either(expected, found)) {
            String bounds = expected.getOrDefault(name, "");
            String foundBounds = found.getOrDefault(name, "");
            if (!Same.bounds(bounds, foundBounds)) {
                differences.add(SchemaDifference.ofPartition(name, bounds, foundBounds));
            }
        }
    }

    /**
     * Partitions of one side that are called otherwise at the other: each alone under its name, with the same bounds.
     *
     * @return the name at the other side, by that at this one
     */
    public static Map<String, String> renamedPartitions(TableDdl here, TableDdl there) {
        Map<String, String> ours = named(here.layout().partitioning());
        Map<String, String> theirs = named(there.layout().partitioning());
        Map<String, String> renamed = new LinkedHashMap<>();
        ours.forEach((name, bounds) -> theirs.entrySet().stream()
                .filter(other -> !ours.containsKey(other.getKey()) && !theirs.containsKey(name))
                .filter(other -> Same.bounds(bounds, other.getValue()))
                .forEach(other -> renamed.put(name, other.getKey())));
        return renamed;
    }

    private static Set<String> either(Map<String, String> one, Map<String, String> other) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private void distribution(DistributionDdl expected, DistributionDdl found) {
        boolean spread = expected.form() == found.form() && Same.names(expected.columns(), found.columns());
        boolean counted = expected.buckets() == null || expected.buckets().equals(found.buckets());
        boolean unsaid = expected.form() == DistributionDdl.Form.NONE;
        check(
                unsaid || (spread && counted),
                "DISTRIBUTED BY",
                expected.sql().strip(),
                found.sql().strip());
    }

    private void indexes(List<IndexDdl> expected, List<IndexDdl> found) {
        Map<String, String> wanted = new LinkedHashMap<>();
        expected.forEach(index -> wanted.put(index.name(), index.sql()));
        Map<String, String> there = new LinkedHashMap<>();
        found.forEach(index -> there.put(index.name(), index.sql()));
        for (String name : either(wanted, there)) {
            String index = wanted.getOrDefault(name, "");
            String foundIndex = there.getOrDefault(name, "");
            check(Same.text(index, foundIndex), "index " + name, index, foundIndex);
        }
    }

    private void properties(Map<String, String> expected, Map<String, String> found) {
        for (String name : either(expected, found)) {
            Optional<String> wanted = Optional.ofNullable(expected.get(name));
            Optional<String> there = Optional.ofNullable(found.get(name));
            check(same(name, wanted, there), "property " + name, wanted.orElse(""), there.orElse(""));
        }
    }

    /** What the target alone states and this tool does not know is the target's own affair. */
    private static boolean same(String name, Optional<String> expected, Optional<String> found) {
        Optional<PropertyRule> rule = PropertyRules.known().find(name);
        if (expected.isPresent() && found.isPresent()) {
            return expected.get().equalsIgnoreCase(found.get())
                    || (name.equals("bloom_filter_columns") && Same.list(expected.get(), found.get()))
                    || (CONSTRAINTS.contains(name) && Same.names(expected.get(), found.get()));
        }
        return expected.isPresent()
                ? rule.filter(known -> known.isAbsence(expected.get())).isPresent()
                : rule.map(known -> known.isAbsence(found.orElse(""))).orElse(true);
    }

    private void view(ViewDdl expected, ViewDdl found) {
        check(
                expected.kind() == found.kind(),
                "kind",
                expected.kind().name(),
                found.kind().name());
        List<String> names =
                expected.columns().stream().map(ViewDdl.ViewColumn::name).toList();
        List<String> foundNames =
                found.columns().stream().map(ViewDdl.ViewColumn::name).toList();
        check(names.isEmpty() || Same.names(names, foundNames), "columns", list(names), list(foundNames));
        comment("COMMENT", expected.comment(), found.comment());
        if (!Same.query(expected.query(), found.query())) {
            differences.add(SchemaDifference.ofQuery(expected.query(), found.query()));
        }
        String partitions = expected.storage().partitionBy();
        String foundPartitions = found.storage().partitionBy();
        check(bare(partitions).equals(bare(foundPartitions)), "PARTITION BY", partitions, foundPartitions);
        distribution(expected.storage().distribution(), found.storage().distribution());
        String refresh = expected.options().refresh();
        String foundRefresh = found.options().refresh();
        check(sameRefresh(refresh, foundRefresh), "REFRESH", refresh, foundRefresh);
        List<String> sorted = expected.storage().sortKey();
        List<String> foundSorted = found.storage().sortKey();
        check(sorted.isEmpty() || Same.names(sorted, foundSorted), "ORDER BY", list(sorted), list(foundSorted));
        properties(expected.options().properties(), found.options().properties());
    }

    /** Parentheses around a single column come and go. */
    private static String bare(String partitionBy) {
        return partitionBy.replaceAll("[`()\\s]", "");
    }

    private static boolean sameRefresh(String one, String other) {
        Optional<RefreshSchedule> schedule = RefreshSchedule.of(one);
        Optional<RefreshSchedule> found = RefreshSchedule.of(other);
        boolean alike = schedule.isPresent()
                && found.isPresent()
                && schedule.orElseThrow().isAlike(found.orElseThrow());
        return alike
                ? Same.text(moment(RefreshSchedule.without(one)), moment(RefreshSchedule.without(other)))
                : Same.text(moment(one), moment(other));
    }

    /** When the first refresh is done says nothing about one that is made already. */
    private static String moment(String refresh) {
        return refresh.replaceFirst("(?i)^(IMMEDIATE|DEFERRED)\\s+", "");
    }
}
