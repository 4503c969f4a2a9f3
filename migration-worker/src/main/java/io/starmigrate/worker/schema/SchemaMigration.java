package io.starmigrate.worker.schema;

import io.starmigrate.core.config.MovedDatabase;
import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.ddl.ObjectName;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Kind;
import io.starmigrate.worker.api.SchemaStep.Remarks;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.check.Patience;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaCatalog.Definition;
import io.starmigrate.worker.starrocks.SchemaTarget;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes the source's tables and views at the target. What the target has already is compared, and never altered or
 * dropped; so a second call goes on where the first one ended. To be used by one thread.
 */
public final class SchemaMigration {
    private final SchemaCatalog source;
    private final SchemaTarget own;
    private final SchemaTarget target;
    private final Selection selection;
    private final List<MovedDatabase> neighbours;
    private final Consumer<List<String>> apart;
    private final Waiting waiting;

    /**
     * @param selection which tables, views and partitions are meant
     * @param neighbours where the other databases come that views may read
     * @param apart refuses names, of the source, that the target would have in their own place
     */
    public SchemaMigration(
            SchemaCatalog source,
            SchemaTarget target,
            Selection selection,
            List<MovedDatabase> neighbours,
            Consumer<List<String>> apart,
            InstantSource clock) {
        this(source, target, selection, neighbours, apart, new Waiting(clock, Patience.real(), new Stopping()));
    }

    private SchemaMigration(
            SchemaCatalog source,
            SchemaTarget target,
            Selection selection,
            List<MovedDatabase> neighbours,
            Consumer<List<String>> apart,
            Waiting waiting) {
        this.source = source;
        this.own = target;
        this.target = new RenamedSchemaTarget(target, selection::targetName);
        this.selection = selection;
        this.neighbours = List.copyOf(neighbours);
        this.apart = apart;
        this.waiting = waiting;
    }

    /** By which clock it waits for tables that are being altered, how, and until when. */
    private record Waiting(InstantSource clock, Patience patience, Stopping stopping) {}

    /** The same, with another patience for tables that are being altered. */
    public SchemaMigration waiting(Patience other) {
        return new SchemaMigration(
                source, own, selection, neighbours, apart, new Waiting(waiting.clock, other, waiting.stopping));
    }

    /** The same, which leaves what is still to be done undone once somebody has asked to stop. */
    public SchemaMigration until(Stopping asked) {
        return new SchemaMigration(
                source, own, selection, neighbours, apart, new Waiting(waiting.clock, waiting.patience, asked));
    }

    /**
     * Does what is asked, or tells what it would do.
     *
     * @param progress hears of each object that is made or altered
     * @throws MigrationException when the selection fits no table, or gives two of them one name
     * @throws ClusterException when a cluster cannot be read
     */
    public SchemaReport migrate(SchemaRequest request, Consumer<String> progress) {
        Prepared prepared = prepare(request);
        List<SchemaStep> steps = prepared.steps();
        if (request.isApplied()) {
            steps = steps.stream()
                    .map(step -> execute(step, request.goal(), progress))
                    .toList();
        }
        return new SchemaReport(request, prepared.source(), prepared.target(), steps);
    }

    /**
     * What is to be done.
     *
     * @param steps in the order of their creation
     * @param reads what each view reads, by its name at the source: the source's names
     */
    record Prepared(
            ClusterProfile source, ClusterProfile target, List<SchemaStep> steps, Map<String, Set<ObjectName>> reads) {}

    Prepared prepare(SchemaRequest request) {
        List<Definition> selected = selected();
        Rewriters rewriters = rewriters(request);
        List<SchemaStep> steps = switch (request.goal()) {
            case CREATE -> creating(selected, rewriters);
            case RESTORE -> restoring(selected, rewriters);
            case PAUSE -> tableSteps(rewriters).pausing(tables(selected));
        };
        Map<String, Set<ObjectName>> reads = new ViewSteps(source, target, rewriters).reads(views(selected));
        return new Prepared(source.profile(), target.profile(), steps, reads);
    }

    String sourceDatabase() {
        return source.database();
    }

    private Rewriters rewriters(SchemaRequest request) {
        return Rewriters.of(source, target, request, selection, neighbours, waiting.clock.instant());
    }

    /** In what both catalogs are not alike now, a line for each object; changes nothing. */
    public List<String> changes() {
        SchemaRequest request = SchemaRequest.of(Goal.CREATE, Effect.ONLY_TELL);
        Rewriters rewriters = rewriters(request);
        if (!target.exists()) {
            return List.of();
        }
        List<Definition> selected = selected();
        return new SchemaChanges(source, selected, own, selection, tableSteps(rewriters)::isLike)
                .lines(creating(selected, rewriters));
    }

    private List<Definition> selected() {
        List<String> names = source.names();
        TableSelection tables = TableSelection.of(selection.tableNames());
        // Without a table that is chosen, the synchronous materialized views that are named come with none.
        List<String> unmatched = names.stream().anyMatch(tables::includes)
                ? tables.unmatched(names, source::synchronousViews)
                : tables.unmatched(names);
        if (names.isEmpty() || !unmatched.isEmpty()) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "Cannot find " + (unmatched.isEmpty() ? "any table" : unmatched) + " in the source's database "
                            + source.database() + ": it has " + names + "; correct " + SettingName.SOURCE_DB_NAME
                            + " or " + SettingName.TABLE_NAMES,
                    null);
        }
        List<String> selected = names.stream().filter(tables::includes).toList();
        requireNamesOfTheirOwn(selected);
        apart.accept(selected);
        return selected.stream()
                .flatMap(name -> source.definition(name).stream())
                .toList();
    }

    private void requireNamesOfTheirOwn(List<String> selected) {
        Map<String, List<String>> sharing = selected.stream().collect(Collectors.groupingBy(selection::targetName));
        sharing.forEach((name, all) -> {
            if (all.size() > 1) {
                throw new MigrationException(
                        Fault.WRONG_INPUT,
                        "Cannot make " + all + " at the target under one name " + name + "; correct "
                                + SettingName.TABLE_RENAMES,
                        null);
            }
        });
    }

    private static List<Definition> tables(List<Definition> all) {
        return all.stream()
                .filter(each -> each.kind() == SchemaCatalog.Kind.TABLE)
                .toList();
    }

    private static List<Definition> views(List<Definition> all) {
        return all.stream()
                .filter(each -> each.kind() != SchemaCatalog.Kind.TABLE)
                .toList();
    }

    private List<SchemaStep> creating(List<Definition> selected, Rewriters rewriters) {
        List<SchemaStep> steps = new ArrayList<>();
        steps.add(database());
        List<SchemaStep> tables = tableSteps(rewriters).creating(tables(selected));
        RollupSteps rollups = new RollupSteps(source, target, rewriters);
        for (SchemaStep table : tables) {
            steps.add(table);
            if (table.standing() == Standing.TO_DO || table.standing() == Standing.PRESENT) {
                steps.addAll(rollups.creating(table.object()));
            }
        }
        Set<String> made = tables.stream()
                .filter(table -> table.standing() != Standing.REFUSED)
                .map(SchemaStep::object)
                .collect(Collectors.toSet());
        steps.addAll(new ViewSteps(source, target, rewriters).creating(views(selected), made));
        return steps;
    }

    private List<SchemaStep> restoring(List<Definition> selected, Rewriters rewriters) {
        List<SchemaStep> steps = new ArrayList<>(tableSteps(rewriters).restoring(tables(selected)));
        steps.addAll(new ViewSteps(source, target, rewriters).restoring(views(selected)));
        return steps;
    }

    private TableSteps tableSteps(Rewriters rewriters) {
        return new TableSteps(source, target, rewriters, selection);
    }

    private SchemaStep database() {
        String name = target.database();
        boolean there = target.exists();
        Sql create = Sql.of("CREATE DATABASE IF NOT EXISTS " + Quoting.identifier(name));
        return new SchemaStep(
                Kind.DATABASE,
                name,
                there ? Standing.PRESENT : Standing.TO_DO,
                there ? List.of() : List.of(create),
                Remarks.NONE);
    }

    SchemaStep execute(SchemaStep step, Goal goal, Consumer<String> progress) {
        return new StepExecution(target, waiting.patience, waiting.stopping).execute(step, goal, progress);
    }
}
