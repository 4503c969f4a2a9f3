package io.starmigrate.worker.schema;

import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.SchemaComparison;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Kind;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaCatalog.Definition;
import io.starmigrate.worker.starrocks.StagingName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of both catalogs in what they are not alike: new, dropped, altered and renamed, a line for each object. */
final class SchemaChanges {
    private final SchemaCatalog source;
    private final Map<String, Definition> here;
    private final SchemaCatalog target;
    private final Selection selection;
    private final BiPredicate<Definition, Definition> alike;

    /**
     * @param selected what is selected of the source, as it was read
     * @param target asked by its own names
     * @param alike whether a table of the source, made at the target, would mean what one of the target does
     */
    SchemaChanges(
            SchemaCatalog source,
            List<Definition> selected,
            SchemaCatalog target,
            Selection selection,
            BiPredicate<Definition, Definition> alike) {
        this.source = source;
        this.here =
                selected.stream().collect(Collectors.toMap(Definition::name, Function.identity(), (one, other) -> one));
        this.target = target;
        this.selection = selection;
        this.alike = alike;
    }

    /** @param steps what would be done to make the target like the source */
    List<String> lines(List<SchemaStep> steps) {
        List<Definition> alone = alone();
        Map<String, String> renamed = renamed(steps, alone);
        List<String> lines = new ArrayList<>();
        steps.stream()
                .filter(step -> step.kind() != Kind.DATABASE)
                .flatMap(step -> line(step, renamed).stream())
                .forEach(lines::add);
        steps.stream().flatMap(step -> partitions(step).stream()).forEach(lines::add);
        alone.stream()
                .filter(there -> !renamed.containsValue(there.name()))
                .map(there -> there.kind() + " " + there.name()
                        + " is at the target alone: dropped at the source, or made by others")
                .forEach(lines::add);
        return lines;
    }

    private static Optional<String> line(SchemaStep step, Map<String, String> renamed) {
        String name = step.kind() + " " + step.object();
        return Optional.ofNullable(
                switch (step.standing()) {
                    case TO_DO -> {
                        String before = renamed.get(step.object());
                        yield name
                                + (before == null
                                        ? " is at the source alone: migrate schema makes it at the target"
                                        : " seems to be what the target has as " + before
                                                + ": name it so there, or " + SettingName.TABLE_RENAMES + "="
                                                + step.object() + ":"
                                                + before + " in another job");
                    }
                    case DIFFERS ->
                        name + " is defined otherwise at the target: "
                                + step.remarks().differences().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining("; "));
                    case REFUSED ->
                        name + " cannot be made at the target: "
                                + String.join("; ", step.remarks().problems());
                    case DONE, PRESENT, LEFT_OUT, FAILED -> null;
                });
    }

    /** Partitions that one side calls otherwise: at the target the one is in the way of the other. */
    private List<String> partitions(SchemaStep step) {
        boolean isThere = step.standing() == Standing.PRESENT || step.standing() == Standing.DIFFERS;
        Optional<TableDdl> ours = isThere && step.kind() == Kind.TABLE
                ? Optional.ofNullable(here.get(step.object())).flatMap(SchemaChanges::read)
                : Optional.empty();
        return ours
                .flatMap(table -> target.definition(selection.targetName(step.object()))
                        .flatMap(SchemaChanges::read)
                        .map(there -> SchemaComparison.renamedPartitions(table, there)))
                .orElse(Map.of())
                .entrySet()
                .stream()
                .map(renamed -> step.kind() + " " + step.object() + ": partition " + renamed.getKey()
                        + " seems to be what the target has as " + renamed.getValue()
                        + ": ALTER TABLE … RENAME PARTITION names it so there")
                .toList();
    }

    private static Optional<TableDdl> read(Definition found) {
        try {
            return found.kind() == SchemaCatalog.Kind.TABLE ? Optional.of(found.table()) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What the target alone has of what is selected, by the name the source would call it. */
    private List<Definition> alone() {
        Set<String> expected =
                source.names().stream().map(selection::targetName).collect(Collectors.toCollection(HashSet::new));
        TableSelection chosen = TableSelection.of(selection.tableNames());
        return target.names().stream()
                .filter(name -> !expected.contains(name) && !StagingName.isTable(name))
                .filter(name ->
                        selection.sourceName(name).filter(chosen::includes).isPresent())
                .flatMap(name -> target.definition(name).stream())
                .toList();
    }

    /** Tables that are new at the source and mean the same as just one that the target alone has. */
    private Map<String, String> renamed(List<SchemaStep> steps, List<Definition> alone) {
        Map<String, String> renamed = new HashMap<>();
        steps.stream()
                .filter(step -> step.kind() == Kind.TABLE && step.standing() == Standing.TO_DO)
                .flatMap(step -> Stream.ofNullable(here.get(step.object())))
                .forEach(ours -> {
                    List<Definition> like = alone.stream()
                            .filter(there -> there.kind() == SchemaCatalog.Kind.TABLE && alike.test(ours, there))
                            .toList();
                    if (like.size() == 1) {
                        renamed.put(ours.name(), like.get(0).name());
                    }
                });
        return renamed;
    }
}
