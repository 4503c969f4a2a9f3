package io.starmigrate.worker.schema;

import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.schema.QueryText;
import io.starmigrate.core.starrocks.schema.SchemaDifference;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.worker.api.SchemaStep.Kind;
import java.util.List;

/**
 * What two clusters' words for a view's query tell. A cluster that prints queries in words of its own says nothing
 * against one that shows them as they were typed, unless they read other tables.
 *
 * @param database the target's
 */
record ShownQueries(ClusterProfile source, ClusterProfile target, String database) {
    static final String UNTOLD =
            "its query was not compared word for word: the source shows it as it was typed, the target"
                    + " in words of its own; both read the same tables and views";

    /** Those of the differences that mean one. */
    List<SchemaDifference> telling(Kind kind, List<SchemaDifference> differences) {
        Capability typed = kind == Kind.VIEW ? Capability.TYPED_VIEWS : Capability.TYPED_MATERIALIZED_VIEWS;
        boolean otherwise =
                source.capabilities().has(typed) && !target.capabilities().has(typed);
        return differences.stream()
                .filter(difference -> !(otherwise && difference.isOfQuery() && readTheSame(difference)))
                .toList();
    }

    private boolean readTheSame(SchemaDifference queries) {
        return new QueryText(queries.expected(), database)
                .relations()
                .equals(new QueryText(queries.found(), database).relations());
    }
}
