package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.catalog.PartitionStorage;
import io.starmigrate.core.starrocks.catalog.TableDefinition;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of the definitions of one cluster those of another. Pure; safe for use by many threads.
 *
 * <p>Nothing is left out in silence: what the target has not, or has otherwise, is a {@link Note}; what it cannot have
 * is a {@link Refusal}; what is not understood is a {@link io.starmigrate.core.starrocks.ddl.DdlException}. Rewriting a
 * result again, from the target to the target, changes nothing.
 *
 * <p>Properties follow {@link PropertyRules}, which is an allow-list, because a property that the target does not know
 * makes it refuse the table. One that has no rule is kept where the target is of the source's mode and of its version
 * or a later one, and dropped otherwise.
 */
public final class SchemaRewriter {
    private final Crossing crossing;

    /**
     * @param source whose definitions are read
     * @param target whose definitions are written
     * @param settings what the operator decides
     */
    public SchemaRewriter(ClusterProfile source, ClusterProfile target, RewriteSettings settings) {
        this.crossing = new Crossing(source, target, settings);
    }

    /**
     * Rewrites a table.
     *
     * @param createTable what {@code SHOW CREATE TABLE} prints
     * @throws io.starmigrate.core.starrocks.ddl.DdlException when it holds anything that is not understood
     */
    public Rewritten<TableDdl> table(String createTable) {
        return table(TableDdl.read(
                createTable, TableDefinition.printedBy(crossing.source().capabilities())));
    }

    /** Rewrites a table that was read already. */
    public Rewritten<TableDdl> table(TableDdl table) {
        RewriteNotes notes = new RewriteNotes(table.name().name());
        TableDdl named = table.withName(
                crossing.settings().renames().qualified(table.name().name()));
        TableDdl divided = new PartitionRules(crossing, notes).apply(named);
        TableDdl typed = new ColumnRules(crossing.source(), crossing.target(), notes).apply(divided);
        TableDdl laid = new LayoutRules(crossing, notes).apply(typed);
        Map<String, String> properties = new PropertyRewrite(
                        crossing,
                        PartitionRules.bearer(laid),
                        "TABLE " + laid.name().sql(),
                        "property ",
                        notes)
                .ofObject(laid.properties());
        return notes.rewritten(laid.withProperties(properties));
    }

    /**
     * What is to be said of a table's partitions that are kept in another way than the table says. Only {@code SHOW
     * PARTITIONS} tells it, and the target makes them all as its table says; nothing where none differs.
     *
     * @param table the source's table
     * @param partitions all of its partitions
     */
    public List<Note> partitions(TableDdl table, List<PartitionStorage> partitions) {
        return new PartitionNotes(crossing, table, table(table).definition()).of(partitions);
    }

    /**
     * Rewrites a view or a materialized view, synchronous or not.
     *
     * @param createView what {@code SHOW CREATE VIEW} or {@code SHOW CREATE MATERIALIZED VIEW} prints
     * @throws io.starmigrate.core.starrocks.ddl.DdlException when anything before its query is not understood
     */
    public Rewritten<ViewDdl> view(String createView) {
        return view(ViewDdl.read(
                createView, TableDefinition.printing(crossing.source().capabilities())));
    }

    /** Rewrites a view that was read already. */
    public Rewritten<ViewDdl> view(ViewDdl view) {
        return new ViewRewrite(crossing, new RewriteNotes(view.name().name())).apply(view);
    }

    /**
     * The tables of the same database that must be there before this one: those its foreign keys refer to.
     *
     * @param table a table of the source
     */
    public List<String> needs(TableDdl table) {
        return Optional.ofNullable(table.properties().get("foreign_key_constraints"))
                .map(value -> new NameList(value)
                        .referenced(crossing.settings().renames().from()))
                .orElse(List.of());
    }
}
