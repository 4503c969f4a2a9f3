package io.starmigrate.worker.schema;

import io.starmigrate.core.starrocks.ddl.ObjectName;
import io.starmigrate.core.starrocks.schema.CreationOrder;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Kind;
import io.starmigrate.worker.schema.SchemaMigration.Prepared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Makes the tables and views of several databases: all tables first, then each view after what it reads, wherever. */
public final class SchemasTogether {
    private final List<DatabaseStep> tables = new ArrayList<>();
    private final Map<String, DatabaseStep> views = new LinkedHashMap<>();
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();

    private SchemasTogether() {}

    private record DatabaseStep(SchemaMigration database, SchemaStep step) {
        SchemaStep named() {
            return step.kind() == Kind.DATABASE ? step : step.named(database.sourceDatabase() + "." + step.object());
        }
    }

    /**
     * Does what is asked of all of them; nothing before all of them could be read.
     *
     * @param databases one or more
     * @return of which each object has its database before its name
     */
    public static SchemaReport migrate(
            List<SchemaMigration> databases, SchemaRequest request, Consumer<String> progress) {
        SchemasTogether together = new SchemasTogether();
        List<Prepared> prepared = new ArrayList<>();
        for (SchemaMigration database : databases) {
            Prepared one = database.prepare(request);
            prepared.add(one);
            together.add(database, one);
        }
        List<SchemaStep> steps = together.ordered().stream()
                .map(part -> request.isApplied()
                        ? new DatabaseStep(part.database, part.database.execute(part.step, request.goal(), progress))
                        : part)
                .map(DatabaseStep::named)
                .toList();
        Prepared first = prepared.get(0);
        return new SchemaReport(request, first.source(), first.target(), steps);
    }

    private void add(SchemaMigration database, Prepared prepared) {
        for (SchemaStep step : prepared.steps()) {
            if (step.kind() == Kind.VIEW || step.kind() == Kind.MATERIALIZED_VIEW) {
                views.put(
                        key(new ObjectName(database.sourceDatabase(), step.object())),
                        new DatabaseStep(database, step));
            } else {
                tables.add(new DatabaseStep(database, step));
            }
        }
        prepared.reads().forEach((view, reads) -> {
            Set<String> keys = new LinkedHashSet<>();
            reads.forEach(read -> keys.add(key(read)));
            needs.put(key(new ObjectName(database.sourceDatabase(), view)), keys);
        });
    }

    private static String key(ObjectName name) {
        return name.sql();
    }

    private List<DatabaseStep> ordered() {
        Map<String, Set<String>> waiting = new LinkedHashMap<>();
        views.keySet().forEach(view -> waiting.put(view, needs.getOrDefault(view, Set.of())));
        CreationOrder order = CreationOrder.of(waiting);
        List<DatabaseStep> ordered = new ArrayList<>(tables);
        order.ordered().forEach(view -> ordered.add(Objects.requireNonNull(views.get(view))));
        // Only what is refused anyway reads what reads it.
        order.cyclic().forEach(view -> ordered.add(Objects.requireNonNull(views.get(view))));
        return ordered;
    }
}
