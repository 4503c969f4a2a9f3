package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.KeyDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl;
import io.starmigrate.core.starrocks.ddl.PartitionDdl.Term;
import io.starmigrate.core.starrocks.ddl.PartitionEntry;
import io.starmigrate.core.starrocks.ddl.PartitionEntry.Bounds;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.PropertyRule.Bearer;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.ArrayList;
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
        List<PartitionEntry> entries = new ArrayList<>();
        for (PartitionEntry entry : partitioning.entries()) {
            entry(table, entry).ifPresent(entries::add);
        }
        return table.withLayout(table.layout().withPartitioning(partitioning.withEntries(entries)));
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
                if (partitioning.terms().stream().anyMatch(term -> term.column() == null)) {
                    need(Capability.EXPRESSION_PARTITIONS, clause);
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
        } else if (columns) {
            need(Capability.COLUMN_PARTITIONS, clause);
            needLists(clause);
        }
    }

    private void needLists(String clause) {
        need(Capability.LIST_PARTITIONS, clause);
        if (crossing.target().maySharedData() && crossing.target().has(Capability.LIST_PARTITIONS)) {
            need(Capability.LIST_PARTITIONS_SHARED_DATA, clause);
        }
    }

    private void need(Capability capability, String clause) {
        notes.refusedWithout(capability, crossing.target(), clause, RewriteNotes.BY_HAND);
    }

    private Optional<PartitionEntry> entry(TableDdl table, PartitionEntry entry) {
        if (!(entry instanceof PartitionEntry.Named named)) {
            return Optional.of(entry);
        }
        if (named.bounds() instanceof Bounds.In in && in.items().stream().anyMatch(item -> item.contains("NULL"))) {
            need(
                    Capability.LIST_NULL,
                    "partition " + named.name() + " " + named.bounds().sql());
        }
        if (named.bounds() instanceof Bounds.In in && mayHoldNull(table, in)) {
            notes.dropped(
                    "partition " + named.name(),
                    named.bounds().sql(),
                    "StarRocks shows NULL and the text NULL alike here; add the partition by hand, the way its rows are");
            return Optional.empty();
        }
        Map<String, String> own = new PropertyRewrite(
                        crossing, bearer(table), "", "partition " + named.name() + " property ", notes)
                .ofPart(named.properties());
        return Optional.of(new PartitionEntry.Named(named.name(), named.bounds(), own));
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
