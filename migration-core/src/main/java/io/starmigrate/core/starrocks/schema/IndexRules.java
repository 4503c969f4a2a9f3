package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.IndexDdl;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;

/** Which secondary indexes the target makes. */
final class IndexRules {
    private static final String BUILDER = "imp_lib";
    private static final String BUILT_IN = "builtin";

    private final Crossing crossing;
    private final RewriteNotes notes;

    IndexRules(Crossing crossing, RewriteNotes notes) {
        this.crossing = crossing;
        this.notes = notes;
    }

    /** Those of a table of this kind that the target has; the others are told. */
    List<IndexDdl> apply(List<IndexDdl> indexes, Model model) {
        return indexes.stream().filter(index -> keeps(index, model)).toList();
    }

    private boolean keeps(IndexDdl index, Model model) {
        ClusterProfile target = crossing.target();
        boolean possible = crossing.source().isUnderstoodBy(target) || isKnown(index, model);
        if (!possible) {
            notes.dropped("index " + index.name(), index.sql(), target + " has no such index");
        }
        return possible;
    }

    private boolean isKnown(IndexDdl index, Model model) {
        ClusterProfile target = crossing.target();
        return switch (index.kind()) {
            case "BITMAP" -> true;
            case "NGRAMBF" -> target.has(Capability.TEXT_INDEXES);
            case "GIN" -> readsText(index, model);
            case "VECTOR" -> target.has(Capability.VECTOR_INDEXES) && !target.maySharedData();
            default -> false;
        };
    }

    private boolean readsText(IndexDdl index, Model model) {
        ClusterProfile target = crossing.target();
        if (BUILT_IN.equalsIgnoreCase(index.properties().get(BUILDER))) {
            return target.has(Capability.BUILT_IN_TEXT_INDEXES);
        }
        boolean keyed = model != Model.PRIMARY || target.has(Capability.PRIMARY_KEY_TEXT_INDEXES);
        return keyed && target.has(Capability.TEXT_INDEXES) && !target.maySharedData();
    }
}
