package io.starmigrate.worker.schema;

import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.FilteredPartitions;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.ddl.PartitionDdl;
import io.starmigrate.core.starrocks.ddl.PartitionEntry;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.CreationOrder;
import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.schema.SchemaComparison;
import io.starmigrate.core.starrocks.schema.SchemaDifference;
import io.starmigrate.core.starrocks.sql.PropertyList;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Kind;
import io.starmigrate.worker.api.SchemaStep.Remarks;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaCatalog.Definition;
import io.starmigrate.worker.starrocks.SchemaTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be done for the tables. */
final class TableSteps {
    private final SchemaCatalog source;
    private final SchemaTarget target;
    private final Rewriters rewriters;
    private final TaskFilter taskFilter;
    private final OwnPartitions partitions;
    private final Movability movability;

    TableSteps(SchemaCatalog source, SchemaTarget target, Rewriters rewriters, Selection selection) {
        this.source = source;
        this.target = target;
        this.rewriters = rewriters;
        this.taskFilter = selection.taskFilter();
        this.partitions = new OwnPartitions(source, rewriters.paused());
        this.movability = new Movability(source, target, selection.dataFilter());
    }

    /** Those that make the tables, each after those its foreign keys refer to. */
    List<SchemaStep> creating(List<Definition> tables) {
        List<SchemaStep> steps = new ArrayList<>();
        Map<String, TableDdl> read = read(tables, steps);
        Map<String, List<String>> needs = new LinkedHashMap<>();
        read.forEach((name, table) -> needs.put(name, rewriters.paused().needs(table)));
        CreationOrder order = CreationOrder.of(needs);
        for (String name : order.ordered()) {
            steps.add(creating(object(name, read), Objects.requireNonNull(read.get(name))));
        }
        for (String name : order.cyclic()) {
            steps.add(SchemaStep.refused(
                    Kind.TABLE,
                    name,
                    List.of("its foreign keys and those of " + needs.get(name)
                            + " refer to each other; leave foreign_key_constraints out")));
        }
        return steps;
    }

    private TargetObject<TableDdl> object(String name, Map<String, TableDdl> read) {
        TableDdl table = Objects.requireNonNull(read.get(name));
        return new TargetObject<>(
                name, rewriters.paused().table(table), rewriters.running().table(table));
    }

    private Map<String, TableDdl> read(List<Definition> tables, List<SchemaStep> steps) {
        Map<String, TableDdl> read = new LinkedHashMap<>();
        for (Definition table : tables) {
            try {
                read.put(table.name(), selected(table.table()));
            } catch (ClusterException | IllegalArgumentException unreadable) {
                steps.add(
                        SchemaStep.refused(Kind.TABLE, table.name(), List.of(String.valueOf(unreadable.getMessage()))));
            }
        }
        return read;
    }

    /** The table with those of its partitions that move; an unfiltered one has all of them. */
    private TableDdl selected(TableDdl table) {
        PartitionDdl partitioning = table.layout().partitioning();
        if (taskFilter.equals(TaskFilter.all()) || partitioning.entries().isEmpty()) {
            return table;
        }
        Set<String> chosen = FilteredPartitions.of(source.table(table.name().name()), taskFilter).partitions().stream()
                .map(CatalogPartition::name)
                .collect(Collectors.toSet());
        List<PartitionEntry> kept = partitioning.entries().stream()
                .filter(entry -> !(entry instanceof PartitionEntry.Named named) || chosen.contains(named.name()))
                .toList();
        return table.withLayout(table.layout().withPartitioning(partitioning.withEntries(kept)));
    }

    /** Whether a table of the source, made at the target, would mean what one that is there does, but for its name. */
    boolean isLike(Definition here, Definition there) {
        try {
            TableDdl table = here.table();
            TargetObject<TableDdl> made = new TargetObject<>(
                    here.name(),
                    rewriters.paused().table(table),
                    rewriters.running().table(table));
            return made.refusals().isEmpty()
                    && made.differences(there.table(), SchemaComparison::of).isEmpty();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private SchemaStep creating(TargetObject<TableDdl> table, TableDdl here) {
        if (table.paused().isRefused()) {
            return SchemaStep.refused(Kind.TABLE, table.name(), table.refusals());
        }
        Sql create = table.create(TableDdl::sql);
        return found(table.name()).map(found -> compared(table, found)).orElseGet(() -> {
            List<Note> notes = new ArrayList<>(table.notes());
            notes.addAll(partitions.notes(here));
            movability.note(table.name()).ifPresent(notes::add);
            return new SchemaStep(Kind.TABLE, table.name(), Standing.TO_DO, List.of(create), Remarks.noted(notes));
        });
    }

    private static SchemaStep compared(TargetObject<TableDdl> table, Definition found) {
        if (found.kind() != SchemaCatalog.Kind.TABLE) {
            SchemaDifference kind =
                    new SchemaDifference("kind", "TABLE", found.kind().name());
            return differing(table.name(), new Remarks(List.of(), List.of(kind), List.of()));
        }
        try {
            List<SchemaDifference> differences = table.differences(found.table(), SchemaComparison::of);
            return differences.isEmpty()
                    ? new SchemaStep(Kind.TABLE, table.name(), Standing.PRESENT, List.of(), Remarks.NONE)
                    : differing(table.name(), new Remarks(List.of(), differences, List.of()));
        } catch (IllegalArgumentException unreadable) {
            return differing(table.name(), Remarks.NONE.with("The target's own: " + unreadable.getMessage()));
        }
    }

    private static SchemaStep differing(String name, Remarks remarks) {
        return new SchemaStep(Kind.TABLE, name, Standing.DIFFERS, List.of(), remarks);
    }

    private Optional<Definition> found(String name) {
        return target.exists() ? target.definition(name) : Optional.empty();
    }

    /** Those that set back what is paused. */
    List<SchemaStep> restoring(List<Definition> tables) {
        List<SchemaStep> steps = new ArrayList<>();
        Map<String, TableDdl> read = read(tables, steps);
        for (String name : read.keySet()) {
            TargetObject<TableDdl> table = object(name, read);
            if (!table.paused().deferred().isEmpty()) {
                steps.add(restoring(table));
            }
        }
        return steps;
    }

    private SchemaStep restoring(TargetObject<TableDdl> table) {
        Optional<Definition> found = found(table.name());
        if (found.isEmpty()) {
            return SchemaStep.refused(
                    Kind.TABLE, table.name(), List.of("the target has no such table; make it with: migrate schema"));
        }
        boolean runs = runs(table, found.get());
        return new SchemaStep(
                Kind.TABLE,
                table.name(),
                runs ? Standing.PRESENT : Standing.TO_DO,
                runs ? List.of() : table.paused().deferred(),
                Remarks.NONE);
    }

    /** Those that pause what runs by now, and would drop or make partitions while rows are loaded. */
    List<SchemaStep> pausing(List<Definition> tables) {
        List<SchemaStep> steps = new ArrayList<>();
        Map<String, TableDdl> read = read(tables, steps);
        for (String name : read.keySet()) {
            TargetObject<TableDdl> table = object(name, read);
            if (found(name).filter(found -> runs(table, found)).isPresent()) {
                pausing(table).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private static Optional<SchemaStep> pausing(TargetObject<TableDdl> table) {
        Map<String, String> paused = table.paused().definition().properties();
        String target = table.paused().definition().name().sql();
        List<Sql> statements = new ArrayList<>();
        List<String> byHand = new ArrayList<>();
        table.running().definition().properties().forEach((property, value) -> {
            String meanwhile = paused.get(property);
            if (meanwhile == null) {
                byHand.add(property + " = " + value + " drops what is old: take it off by hand while rounds go on");
            } else if (!meanwhile.equals(value)) {
                statements.add(Sql.of("ALTER TABLE " + target + " SET ")
                        .then(PropertyList.empty().with(property, meanwhile).inParentheses()));
            }
        });
        if (statements.isEmpty()) {
            return byHand.isEmpty()
                    ? Optional.empty()
                    : Optional.of(SchemaStep.refused(Kind.TABLE, table.name(), byHand));
        }
        Remarks remarks = new Remarks(List.of(), List.of(), byHand);
        return Optional.of(new SchemaStep(Kind.TABLE, table.name(), Standing.TO_DO, statements, remarks));
    }

    /** A table this tool does not understand is set back all the same: the statements can be executed again. */
    private static boolean runs(TargetObject<TableDdl> table, Definition found) {
        try {
            return table.runs(found.table(), SchemaComparison::of);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
