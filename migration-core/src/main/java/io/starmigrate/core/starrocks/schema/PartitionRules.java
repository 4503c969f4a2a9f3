package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.KeyDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Form;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Term;
import io.starmigrate.core.starrocks.ddl.PartitionEntry;
import io.starmigrate.core.starrocks.ddl.PartitionEntry.Bounds;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.PropertyRule.Bearer;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a table can be divided on the target. */
final class PartitionRules {
    private static final String NULL_TEXT = "\"NULL\"";

    private final Crossing crossing;
    private final RewriteNotes notes;

    PartitionRules(Crossing crossing, RewriteNotes notes) {
        this.crossing = crossing;
        this.notes = notes;
    }

    TableDdl apply(TableDdl table) {
        PartitionDdl partitioning = table.layout().partitioning();
        refuse(partitioning);
        refuseHiddenValues(table);
        refuseNullableLists(table);
        List<PartitionEntry> entries = new ArrayList<>();
        for (PartitionEntry entry : storedByTheTarget(partitioning.entries())) {
            entry(table, entry).ifPresent(entries::add);
        }
        return table.withLayout(table.layout().withPartitioning(partitioning.withEntries(entries)));
    }

    /** A cluster that keeps no replicas and has no media leaves both out of every partition: that is said once. */
    private List<PartitionEntry> storedByTheTarget(List<PartitionEntry> entries) {
        if (!crossing.target().maySharedData()) {
            return entries;
        }
        List<PartitionEntry> kept = new ArrayList<>();
        Map<String, String> dropped = new LinkedHashMap<>();
        for (PartitionEntry entry : entries) {
            if (entry instanceof PartitionEntry.Named named) {
                Map<String, String> own = new LinkedHashMap<>(named.properties());
                own.keySet().removeAll(PartitionStorage.PROPERTIES);
                named.properties().forEach((property, value) -> {
                    if (!own.containsKey(property)) {
                        dropped.merge(property + " of " + named.name(), value, String::concat);
                    }
                });
                kept.add(new PartitionEntry.Named(named.name(), named.bounds(), own));
            } else {
                kept.add(entry);
            }
        }
        if (!dropped.isEmpty()) {
            notes.dropped(
                    String.join("; ", dropped.keySet()),
                    String.join("; ", dropped.values()),
                    "the object storage keeps the replicas, and there is no medium");
        }
        return kept;
    }

    private static String oneLine(String clause) {
        return clause.strip().replace('\n', ' ');
    }

    private void refuse(PartitionDdl partitioning) {
        String clause = oneLine(partitioning.withEntries(List.of()).sql());
        switch (partitioning.form()) {
            case NONE -> {
                // Every version has tables without partitions.
            }
            case RANGE -> {
                for (Term term : partitioning.terms()) {
                    if (term.column() == null) {
                        need(Capability.EXPRESSION_PARTITIONS, clause);
                        needExpression(new PartitionExpression(term.text()).inRange(), clause);
                    }
                }
            }
            case LIST -> needLists(clause);
            case EXPRESSION -> refuseExpression(partitioning, clause);
        }
    }

    private void refuseExpression(PartitionDdl partitioning, String clause) {
        need(Capability.EXPRESSION_PARTITIONS, clause);
        boolean columns = partitioning.terms().stream().anyMatch(term -> term.column() != null);
        boolean mixed = partitioning.terms().size() > 1
                && partitioning.terms().stream().anyMatch(term -> term.column() == null);
        if (mixed) {
            need(Capability.MULTI_EXPRESSION_PARTITIONS, clause);
        } else if (!columns) {
            needExpression(new PartitionExpression(partitioning.terms().get(0).text()).automatic(), clause);
        } else {
            need(Capability.COLUMN_PARTITIONS, clause);
            needLists(clause);
        }
    }

    /**
     * The column that carries an expression's value has no aggregate function, which front ends ask for; those after
     * 4.1 no longer do (their own tests of 2026-07).
     */
    private void refuseHiddenValues(TableDdl table) {
        PartitionDdl partitioning = table.layout().partitioning();
        List<Term> expressions = partitioning.terms().stream()
                .filter(term -> term.column() == null)
                .toList();
        boolean carried = partitioning.form() == Form.EXPRESSION
                && !expressions.isEmpty()
                && (partitioning.terms().size() > 1
                        || new PartitionExpression(expressions.get(0).text()).automatic()
                                == Capability.MULTI_EXPRESSION_PARTITIONS);
        boolean aggregated = table.layout().key().model() == KeyDdl.Model.AGGREGATE;
        if (carried && aggregated && !crossing.source().isUnderstoodBy(crossing.target())) {
            notes.refused(
                    oneLine(partitioning.withEntries(List.of()).sql()) + " of an aggregate key",
                    "the target is " + crossing.target() + ", and it takes the source's release or a later one; "
                            + RewriteNotes.BY_HAND);
        }
    }

    private void refuseNullableLists(TableDdl table) {
        PartitionDdl partitioning = table.layout().partitioning();
        boolean listed = partitioning.form() == Form.LIST || partitioning.form() == Form.EXPRESSION;
        partitioning.terms().stream()
                .filter(term -> listed && term.column() != null)
                .flatMap(term -> table.column(String.valueOf(term.column())).stream())
                .filter(ColumnDdl::nullable)
                .forEach(column -> need(Capability.LIST_NULL, "PARTITION BY " + column.name() + ", which may be NULL"));
    }

    private void needLists(String clause) {
        need(Capability.LIST_PARTITIONS, clause);
        if (crossing.target().maySharedData() && crossing.target().has(Capability.LIST_PARTITIONS)) {
            need(Capability.LIST_PARTITIONS_SHARED_DATA, clause);
        }
    }

    /** What the source divides a table by, a target of its mode and of no earlier version does, too. */
    private void needExpression(Capability capability, String clause) {
        if (!crossing.source().isUnderstoodBy(crossing.target())) {
            need(capability, clause);
        }
    }

    private void need(Capability capability, String clause) {
        notes.refusedWithout(capability, crossing.target(), clause, RewriteNotes.BY_HAND);
    }

    private Optional<PartitionEntry> entry(TableDdl table, PartitionEntry entry) {
        if (!(entry instanceof PartitionEntry.Named printed)) {
            return Optional.of(entry);
        }
        PartitionEntry.Named named = printed.bounds() instanceof Bounds.In in
                ? new PartitionEntry.Named(printed.name(), withNulls(table, in), printed.properties())
                : printed;
        if (named.bounds() instanceof Bounds.In in && in.items().stream().anyMatch(item -> item.contains("NULL"))) {
            need(
                    Capability.LIST_NULL,
                    "partition " + named.name() + " " + named.bounds().sql());
        }
        if (named.bounds() instanceof Bounds.In in && mayHoldNull(table, in)) {
            notes.dropped(
                    "partition " + named.name(),
                    named.bounds().sql(),
                    "StarRocks shows NULL and the text NULL alike here; a round makes the partition the way its rows are, nothing"
                            + " is to be done by hand");
            return Optional.empty();
        }
        Map<String, String> own = new PropertyRewrite(
                        crossing, bearer(table), "", "partition " + named.name() + " property ", notes)
                .ofPart(named.properties());
        return Optional.of(new PartitionEntry.Named(named.name(), named.bounds(), own));
    }

    /** What stands as the text NULL among numbers or dates is no text, but NULL as StarRocks prints it. */
    private Bounds.In withNulls(TableDdl table, Bounds.In in) {
        List<Term> terms = table.layout().partitioning().terms();
        List<List<String>> items = new ArrayList<>();
        for (List<String> item : in.items()) {
            List<String> values = new ArrayList<>(item);
            for (int i = 0; i < Math.min(item.size(), terms.size()); i++) {
                if (item.get(i).equals(NULL_TEXT) && !holdsText(table, terms.get(i))) {
                    values.set(i, "NULL");
                }
            }
            items.add(values);
        }
        return new Bounds.In(items);
    }

    private static boolean holdsText(TableDdl table, Term term) {
        return Optional.ofNullable(term.column())
                .flatMap(table::column)
                .map(column -> column.type().holds(TypeName.VARCHAR, TypeName.CHAR))
                .orElse(true);
    }

    static Bearer bearer(TableDdl table) {
        return table.layout().key().model() == KeyDdl.Model.PRIMARY ? Bearer.PRIMARY : Bearer.OTHER;
    }

    private boolean mayHoldNull(TableDdl table, Bounds.In in) {
        if (!crossing.source().has(Capability.LIST_NULL)) {
            return false;
        }
        List<Term> terms = table.layout().partitioning().terms();
        return in.items().stream().anyMatch(item -> {
            for (int i = 0; i < Math.min(item.size(), terms.size()); i++) {
                boolean nullable = Optional.ofNullable(terms.get(i).column())
                        .flatMap(table::column)
                        .map(ColumnDdl::nullable)
                        .orElse(true);
                if (nullable && item.get(i).equals(NULL_TEXT)) {
                    return true;
                }
            }
            return false;
        });
    }
}
