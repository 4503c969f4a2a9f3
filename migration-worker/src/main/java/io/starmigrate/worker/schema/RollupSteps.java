package io.starmigrate.worker.schema;

import io.starmigrate.core.starrocks.ddl.RollupDdl;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.schema.Refusal;
import io.starmigrate.core.starrocks.schema.Rewritten;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Kind;
import io.starmigrate.worker.api.SchemaStep.Remarks;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaCatalog.Rollup;
import io.starmigrate.worker.starrocks.SchemaTarget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be done for rollups and synchronous materialized views, which come after their table. */
final class RollupSteps {
    private final SchemaCatalog source;
    private final SchemaTarget target;
    private final Rewriters rewriters;

    RollupSteps(SchemaCatalog source, SchemaTarget target, Rewriters rewriters) {
        this.source = source;
        this.target = target;
        this.rewriters = rewriters;
    }

    /** A table whose rollups cannot be read is made without them, and that is said. */
    List<SchemaStep> creating(String table) {
        try {
            return steps(table);
        } catch (ClusterException odd) {
            if (odd.isOfTheCluster()) {
                throw odd;
            }
            String why = "the rollups of " + table + " cannot be read: " + odd.getMessage();
            return List.of(SchemaStep.refused(Kind.ROLLUP, table, List.of(why)));
        }
    }

    private List<SchemaStep> steps(String table) {
        List<Rollup> rollups = source.rollups(table);
        if (rollups.isEmpty()) {
            return List.of();
        }
        Set<String> there = target.exists() && target.definition(table).isPresent()
                ? target.rollups(table).stream().map(Rollup::name).collect(Collectors.toSet())
                : Set.of();
        return rollups.stream()
                .map(rollup -> there.contains(rollup.name())
                        ? new SchemaStep(Kind.ROLLUP, named(rollup), Standing.PRESENT, List.of(), Remarks.NONE)
                        : step(rollup))
                .toList();
    }

    private static String named(Rollup rollup) {
        return rollup.table() + "." + rollup.name();
    }

    private SchemaStep step(Rollup rollup) {
        ClusterProfile profile = target.profile();
        boolean possible = profile.mode() == RunMode.SHARED_NOTHING
                || profile.capabilities().has(Capability.ROLLUPS_SHARED_DATA);
        if (!possible) {
            String why = profile + " has no rollups; queries read the table itself";
            return new SchemaStep(Kind.ROLLUP, named(rollup), Standing.LEFT_OUT, List.of(), Remarks.NONE.with(why));
        }
        return rollup.statement().isEmpty() ? plain(rollup) : view(rollup);
    }

    private SchemaStep plain(Rollup rollup) {
        RollupDdl ddl = new RollupDdl(rollup.name(), rollup.columns(), List.of(), Map.of());
        Sql add = Sql.of(
                "ALTER TABLE " + rewriters.renames().qualified(rollup.table()).sql() + " ADD ROLLUP " + ddl.sql());
        return new SchemaStep(Kind.ROLLUP, named(rollup), Standing.TO_DO, List.of(add), Remarks.NONE);
    }

    private SchemaStep view(Rollup rollup) {
        Rewritten<ViewDdl> view;
        try {
            view = rewriters.paused().view(rollup.statement());
        } catch (IllegalArgumentException unreadable) {
            return SchemaStep.refused(Kind.ROLLUP, named(rollup), List.of(String.valueOf(unreadable.getMessage())));
        }
        if (view.isRefused()) {
            return SchemaStep.refused(
                    Kind.ROLLUP,
                    named(rollup),
                    view.refusals().stream().map(Refusal::toString).toList());
        }
        Sql create = Sql.of(view.definition().sql());
        return new SchemaStep(Kind.ROLLUP, named(rollup), Standing.TO_DO, List.of(create), Remarks.noted(view.notes()));
    }
}
