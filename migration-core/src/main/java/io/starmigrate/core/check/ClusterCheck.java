package io.starmigrate.core.check;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.DataSize;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is thought of one cluster. Pure. */
public final class ClusterCheck {
    /** The first release whose shared-data clusters can be copied by a snapshot of the whole cluster. */
    private static final StarRocksVersion CLUSTER_SNAPSHOTS = new StarRocksVersion(3, 4, 2);

    /** Staging and what it replaces are there at once, and compaction needs room of its own. */
    private static final int TIMES = 2;

    /** Three replicas of each. */
    private static final int ROOMY = 3 * TIMES;

    private static final long GIBIBYTE = 1L << 30;
    private static final String QUOTA = "quota of the target";

    private ClusterCheck() {}

    /**
     * Its version, mode, front ends and nodes.
     *
     * @param side {@code source} or {@code target}
     */
    public static List<CheckLine> of(String side, ClusterFacts facts) {
        List<CheckLine> lines = new ArrayList<>();
        lines.add(version(side + " cluster", facts));
        lines.addAll(frontEnds(side + " front ends", facts));
        lines.add(nodes(side + " nodes", facts));
        return lines;
    }

    /**
     * A line for each known defect of its release that concerns what is to be moved.
     *
     * @param side {@code source} or {@code target}
     * @param warnings one sentence each, with whom it concerns and what to do
     */
    public static List<CheckLine> defects(String side, List<String> warnings) {
        return warnings.stream()
                .map(defect ->
                        CheckLine.warning(side + " release", defect, "do as it says, or upgrade before anything moves"))
                .toList();
    }

    private static CheckLine version(String subject, ClusterFacts facts) {
        String found = facts.profile().toString();
        return facts.profile().mode() == RunMode.UNKNOWN
                ? CheckLine.warning(
                        subject,
                        found,
                        "grant OPERATE ON SYSTEM to the user: until then only what works in both modes is used")
                : CheckLine.ok(subject, found);
    }

    private static List<CheckLine> frontEnds(String subject, ClusterFacts facts) {
        return facts.silent().isEmpty()
                ? List.of(CheckLine.ok(subject, "every one that is configured answers"))
                : facts.silent().entrySet().stream()
                        .map(silent -> CheckLine.warning(
                                subject,
                                silent.getKey() + " does not answer: " + silent.getValue(),
                                "start it, open the way to it, or take it out of the configuration"))
                        .toList();
    }

    private static CheckLine nodes(String subject, ClusterFacts facts) {
        if (!facts.hidden().isEmpty()) {
            return CheckLine.warning(
                    subject,
                    "they are not shown to this user: " + facts.hidden(),
                    "grant OPERATE ON SYSTEM to the user: the export then backs off when the cluster is busy");
        }
        List<String> dead = facts.nodes().stream()
                .filter(node -> !node.text("Alive").equalsIgnoreCase("true"))
                .map(ClusterCheck::name)
                .toList();
        return dead.isEmpty()
                ? CheckLine.ok(subject, "all " + facts.nodes().size() + " are alive")
                : CheckLine.warning(subject, "not alive: " + dead, "bring them back before anything is moved");
    }

    private static String name(CatalogRow node) {
        return node.find("IP", "Host").orElse("a node without an address");
    }

    /**
     * Whether the target's disks have room for what comes.
     *
     * @param bytes what the source says its rows take
     */
    public static CheckLine room(ClusterFacts target, long bytes) {
        String subject = "room at the target";
        if (target.profile().mode() == RunMode.SHARED_DATA) {
            return CheckLine.ok(subject, "its rows go to object storage");
        }
        OptionalLong free = free(target.nodes());
        if (free.isEmpty()) {
            return CheckLine.warning(
                    subject,
                    "it does not tell how much there is",
                    "look whether " + TIMES + " times " + Units.bytes(bytes) + " and their replicas fit");
        }
        return free.getAsLong() / TIMES >= bytes
                ? CheckLine.ok(
                        subject,
                        Units.bytes(free.getAsLong()) + " are free, the source's rows take " + Units.bytes(bytes))
                : CheckLine.failed(
                        subject,
                        Units.bytes(free.getAsLong()) + " are free, the source's rows take " + Units.bytes(bytes)
                                + ", and staging stands beside what it replaces",
                        "add disks, or leave tables out with " + SettingName.TABLE_NAMES);
    }

    /**
     * Whether the target's database may hold what comes; nothing where it does not tell.
     *
     * @param databases the target's, with {@code DbName} and {@code Quota}
     * @param bytes what the source says its rows take
     */
    public static List<CheckLine> quota(List<CatalogRow> databases, String database, long bytes) {
        return databases.stream()
                .filter(row -> row.text("DbName").equals(database)
                        || row.text("DbName").endsWith(":" + database))
                .flatMapToLong(row -> DataSize.parse(row.text("Quota")).stream())
                .mapToObj(quota -> quota / TIMES >= bytes
                        ? CheckLine.ok(QUOTA, "of database " + database + " is wide enough")
                        : CheckLine.failed(
                                QUOTA,
                                "of database " + database + " is " + Units.bytes(quota)
                                        + " with all replicas, the source's rows take " + Units.bytes(bytes)
                                        + ", and staging stands beside what it replaces",
                                "ALTER DATABASE " + Quoting.identifier(database) + " SET DATA QUOTA "
                                        + (bytes / GIBIBYTE + 1) * ROOMY + "G, more where others use it, too"))
                .limit(1)
                .toList();
    }

    private static OptionalLong free(List<CatalogRow> nodes) {
        List<OptionalLong> told = nodes.stream()
                .flatMap(node -> node.find("AvailCapacity").stream())
                .map(DataSize::parse)
                .toList();
        return told.isEmpty() || told.stream().anyMatch(OptionalLong::isEmpty)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        told.stream().mapToLong(OptionalLong::getAsLong).sum());
    }

    /** Whether both are such that the source could be cloned as a whole instead. */
    public static List<CheckLine> clone(ClusterFacts source, ClusterFacts target) {
        StarRocksVersion version = source.profile().capabilities().version();
        boolean possible = source.profile().mode() == RunMode.SHARED_DATA
                && target.profile().mode() == RunMode.SHARED_DATA
                && version.isAtLeast(CLUSTER_SNAPSHOTS)
                && version.series()
                        .equals(target.profile().capabilities().version().series());
        return possible
                ? List.of(CheckLine.ok(
                        "another way",
                        "a cluster snapshot could clone the whole of this source into an empty cluster of the same"
                                + " version; this tool moves chosen tables into a cluster that is in use"))
                : List.of();
    }
}
