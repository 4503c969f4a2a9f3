package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.DistributionDdl;
import io.starmigrate.core.starrocks.ddl.DistributionDdl.Form;
import io.starmigrate.core.starrocks.ddl.KeyDdl.Model;
import io.starmigrate.core.starrocks.ddl.Layout;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the target keeps a table's rows: engine, comment, buckets, sort key, indexes. */
final class LayoutRules {
    private static final Set<String> NATIVE = Set.of("OLAP", "CLOUD_NATIVE", "STARROCKS", "LAKE");
    /** What shared-data clusters print where no comment was given: the kind of the table. */
    private static final Set<String> MADE_UP = Set.of("OLAP", "MATERIALIZED_VIEW", "VIEW");
    /** Before this release, shared-nothing clusters did so too. */
    private static final StarRocksVersion NOTHING_MADE_UP = new StarRocksVersion(3, 0, 0);
    /** What tables of external catalogs are shown with, and StarRocks' own never. */
    private static final String LOCATION = "location";

    private final Crossing crossing;
    private final RewriteNotes notes;

    LayoutRules(Crossing crossing, RewriteNotes notes) {
        this.crossing = crossing;
        this.notes = notes;
    }

    TableDdl apply(TableDdl table) {
        refuse(table);
        TableDdl plain = table.withEngine(engine(table.engine())).withComment(comment(table.comment()));
        return plain.withIndexes(new IndexRules(crossing, notes)
                        .apply(plain.indexes(), plain.layout().key().model()))
                .withLayout(plain.layout()
                        .withDistribution(spread(hashed(plain.layout())))
                        .withSortKey(sortKey(plain)));
    }

    private void refuse(TableDdl table) {
        if (!NATIVE.contains(table.engine().toUpperCase(Locale.ROOT))) {
            notes.refused(
                    "ENGINE=" + table.engine(),
                    "it reads from another system, and its password is not shown; make it by hand, or use a catalog");
        }
        if (table.properties().containsKey(LOCATION)) {
            notes.refused(
                    "property " + LOCATION,
                    "it belongs to an external catalog, which keeps its rows; make the same catalog on the target");
        }
        if (crossing.target().isSharedData()) {
            need(Capability.SHARED_DATA, "ENGINE=" + table.engine());
            if (table.layout().key().model() == Model.PRIMARY) {
                need(Capability.PRIMARY_KEY_SHARED_DATA, "PRIMARY KEY");
            }
        }
        if (crossing.target().maySharedData() && !table.layout().rollups().isEmpty()) {
            notes.refusedWithout(
                    Capability.ROLLUPS_SHARED_DATA,
                    crossing.target(),
                    "ROLLUP",
                    "leave the rollups out: queries read the table itself");
        }
    }

    private void need(Capability capability, String clause) {
        notes.refusedWithout(capability, crossing.target(), clause, RewriteNotes.BY_HAND);
    }

    private String engine(String engine) {
        if (NATIVE.contains(engine.toUpperCase(Locale.ROOT)) && !engine.equalsIgnoreCase("OLAP")) {
            notes.translated("ENGINE", engine, "OLAP", "every version makes its own tables by this name");
            return "OLAP";
        }
        return engine;
    }

    String comment(String comment) {
        boolean printsKind = crossing.source().isSharedData()
                || !crossing.source().capabilities().version().isAtLeast(NOTHING_MADE_UP);
        if (printsKind && MADE_UP.contains(comment)) {
            notes.dropped(
                    "COMMENT",
                    comment,
                    "such clusters print it where there is no comment, and one that was given is not told from that");
            return "";
        }
        return comment;
    }

    /** By the key where the target does not spread such tables at random, or does not choose for itself. */
    private DistributionDdl hashed(Layout layout) {
        DistributionDdl printed = layout.distribution();
        List<String> key = layout.key().columns();
        if (key.isEmpty() || !mustHash(layout.key().model(), printed.form())) {
            if (printed.form() == Form.NONE && isDividedByRanges()) {
                notes.translated(
                        "DISTRIBUTED BY",
                        "none",
                        "RANDOM",
                        "the source divides such tables by ranges of their keys, " + crossing.target()
                                + " spreads them at random; write a HASH by hand where queries look for keys");
            }
            return printed;
        }
        DistributionDdl hashed = printed.hashing(key);
        String found = printed.form() == Form.NONE ? "none" : printed.sql().strip();
        notes.translated(
                "DISTRIBUTED BY",
                found,
                hashed.sql().strip(),
                crossing.target() + " spreads such tables by a hash alone");
        return hashed;
    }

    /** At the source alone; clusters of other versions say how each table spreads its rows. */
    private boolean isDividedByRanges() {
        return crossing.source().has(Capability.RANGE_DISTRIBUTION)
                && !crossing.target().has(Capability.RANGE_DISTRIBUTION);
    }

    private boolean mustHash(Model model, Form form) {
        ClusterProfile target = crossing.target();
        boolean random = target.has(Capability.RANDOM_BUCKETS);
        return switch (form) {
            case HASH -> false;
            case RANDOM -> model == Model.AGGREGATE && (!random || target.has(Capability.AGGREGATES_HASHED));
            case NONE -> !target.has(Capability.RANGE_DISTRIBUTION) && (model != Model.DUPLICATE || !random);
        };
    }

    DistributionDdl distribution(DistributionDdl distribution) {
        if (distribution.form() == Form.RANDOM) {
            need(Capability.RANDOM_BUCKETS, "DISTRIBUTED BY RANDOM");
        }
        boolean counted = distribution.buckets() != null || distribution.form() == Form.NONE;
        if (counted || crossing.target().has(Capability.AUTOMATIC_BUCKETS)) {
            return distribution;
        }
        int buckets = crossing.settings().buckets();
        notes.added("BUCKETS", String.valueOf(buckets), "the target does not choose their number itself");
        return distribution.withBuckets(buckets);
    }

    /** Without the clause front ends spread rows at random, which takes a version that does. */
    DistributionDdl spread(DistributionDdl distribution) {
        if (distribution.form() == Form.NONE) {
            need(Capability.RANDOM_BUCKETS, "no DISTRIBUTED BY");
        }
        return distribution(distribution);
    }

    private List<String> sortKey(TableDdl table) {
        List<String> columns = table.layout().sortKey();
        if (columns.isEmpty() || sorts(table.layout().key().model())) {
            return columns;
        }
        notes.dropped(
                "ORDER BY", String.join(", ", columns), crossing.target() + " sorts such tables by their key alone");
        return List.of();
    }

    private boolean sorts(Model model) {
        ClusterProfile target = crossing.target();
        if (model != Model.PRIMARY) {
            return target.has(Capability.SORT_KEY);
        }
        return target.has(
                target.maySharedData() ? Capability.PRIMARY_KEY_SORT_KEY_SHARED_DATA : Capability.PRIMARY_KEY_SORT_KEY);
    }
}
