package io.starmigrate.worker.schema;

import io.starmigrate.core.starrocks.ddl.ObjectName;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.CreationOrder;
import io.starmigrate.core.starrocks.schema.QueryText;
import io.starmigrate.core.starrocks.schema.SchemaComparison;
import io.starmigrate.core.starrocks.schema.SchemaDifference;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Kind;
import io.starmigrate.worker.api.SchemaStep.Remarks;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaCatalog.Definition;
import io.starmigrate.worker.starrocks.SchemaTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is to be done for views and materialized views. */
final class ViewSteps {
    private final SchemaCatalog source;
    private final SchemaTarget target;
    private final Rewriters rewriters;
    private final ShownQueries shown;

    ViewSteps(SchemaCatalog source, SchemaTarget target, Rewriters rewriters) {
        this.source = source;
        this.target = target;
        this.rewriters = rewriters;
        this.shown = new ShownQueries(source.profile(), target.profile(), target.database());
    }

    /**
     * Those that make the views, each after what it reads.
     *
     * @param made the tables that are at the target, or will be
     */
    List<SchemaStep> creating(List<Definition> views, Set<String> made) {
        List<SchemaStep> steps = new ArrayList<>();
        Map<String, ViewDdl> read = read(views, steps);
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        read.forEach((name, view) -> needs.put(name, sources(view)));
        CreationOrder order = CreationOrder.of(needs);
        Set<String> there = new HashSet<>(made);
        for (String name : order.ordered()) {
            SchemaStep step = creating(name, needs.getOrDefault(name, Set.of()), there, read);
            steps.add(step);
            if (step.standing() != Standing.REFUSED) {
                there.add(name);
            }
        }
        for (String name : order.cyclic()) {
            steps.add(SchemaStep.refused(
                    kind(read, name),
                    name,
                    List.of("it reads what reads it, or a view that does: " + needs.get(name))));
        }
        return steps;
    }

    private Map<String, ViewDdl> read(List<Definition> views, List<SchemaStep> steps) {
        Map<String, ViewDdl> read = new LinkedHashMap<>();
        for (Definition view : views) {
            try {
                ViewDdl ddl = view.view();
                sources(ddl);
                read.put(view.name(), ddl);
            } catch (IllegalArgumentException unreadable) {
                Kind kind = view.kind() == SchemaCatalog.Kind.VIEW ? Kind.VIEW : Kind.MATERIALIZED_VIEW;
                steps.add(SchemaStep.refused(kind, view.name(), List.of(String.valueOf(unreadable.getMessage()))));
            }
        }
        return read;
    }

    /** What each of them reads, of whatever database; those that cannot be read are left out. */
    Map<String, Set<ObjectName>> reads(List<Definition> views) {
        Map<String, Set<ObjectName>> reads = new LinkedHashMap<>();
        read(views, new ArrayList<>()).forEach((name, view) -> reads.put(name, relations(view)));
        return reads;
    }

    private Set<ObjectName> relations(ViewDdl view) {
        return new QueryText(view.query(), source.database()).relations();
    }

    /** The tables and views of this database that it reads. */
    private Set<String> sources(ViewDdl view) {
        Set<String> names = new HashSet<>();
        for (ObjectName read : relations(view)) {
            if (source.database().equals(read.database())) {
                names.add(read.name());
            }
        }
        return names;
    }

    private SchemaStep creating(String name, Set<String> needs, Set<String> there, Map<String, ViewDdl> read) {
        TargetObject<ViewDdl> view = object(name, read);
        List<String> problems = new ArrayList<>(view.refusals());
        needs.stream()
                .filter(needed -> !there.contains(needed) && found(needed).isEmpty())
                .sorted()
                .forEach(needed -> problems.add("it reads " + needed
                        + ", which the target has not and which is not brought over; select it in "
                        + SettingName.TABLE_NAMES + ", or"
                        + " leave this view out"));
        if (!problems.isEmpty()) {
            return SchemaStep.refused(kind(read, name), name, problems);
        }
        return found(name)
                .map(found -> compared(view, found, kind(read, name)))
                .orElseGet(() -> new SchemaStep(
                        kind(read, name),
                        name,
                        Standing.TO_DO,
                        List.of(view.create(ViewDdl::sql)),
                        Remarks.noted(view.notes())));
    }

    private TargetObject<ViewDdl> object(String name, Map<String, ViewDdl> read) {
        ViewDdl view = Objects.requireNonNull(read.get(name));
        return new TargetObject<>(
                name, rewriters.paused().view(view), rewriters.running().view(view));
    }

    private static Kind kind(Map<String, ViewDdl> read, String name) {
        ViewDdl view = Objects.requireNonNull(read.get(name));
        return view.kind() == ViewDdl.Kind.VIEW ? Kind.VIEW : Kind.MATERIALIZED_VIEW;
    }

    private SchemaStep compared(TargetObject<ViewDdl> view, Definition found, Kind kind) {
        try {
            List<SchemaDifference> differences = found.kind() == SchemaCatalog.Kind.TABLE
                    ? List.of(new SchemaDifference("kind", kind.name(), "TABLE"))
                    : view.differences(found.view(), SchemaComparison::of);
            List<SchemaDifference> telling = shown.telling(kind, differences);
            Standing standing = telling.isEmpty() ? Standing.PRESENT : Standing.DIFFERS;
            Remarks remarks = new Remarks(List.of(), telling, List.of());
            boolean untold = telling.size() < differences.size();
            return new SchemaStep(
                    kind, view.name(), standing, List.of(), untold ? remarks.with(ShownQueries.UNTOLD) : remarks);
        } catch (IllegalArgumentException unreadable) {
            Remarks remarks = Remarks.NONE.with("The target's own: " + unreadable.getMessage());
            return new SchemaStep(kind, view.name(), Standing.DIFFERS, List.of(), remarks);
        }
    }

    private Optional<Definition> found(String name) {
        return target.exists() ? target.definition(name) : Optional.empty();
    }

    /** Those that set back refreshes, and refresh once: the first time with all rows. */
    List<SchemaStep> restoring(List<Definition> views) {
        List<SchemaStep> steps = new ArrayList<>();
        Map<String, ViewDdl> read = read(views, steps);
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        read.forEach((name, view) -> needs.put(name, sources(view)));
        for (String name : CreationOrder.of(needs).ordered()) {
            TargetObject<ViewDdl> view = object(name, read);
            if (!view.paused().deferred().isEmpty()) {
                steps.add(restoring(view, kind(read, name)));
            }
        }
        return steps;
    }

    private SchemaStep restoring(TargetObject<ViewDdl> view, Kind kind) {
        return found(view.name()).isEmpty()
                ? SchemaStep.refused(
                        kind, view.name(), List.of("the target has no such view; make it with: migrate schema"))
                : new SchemaStep(
                        kind, view.name(), Standing.TO_DO, view.paused().deferred(), Remarks.NONE);
    }
}
