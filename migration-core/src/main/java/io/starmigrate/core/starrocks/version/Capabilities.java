package io.starmigrate.core.starrocks.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one cluster can do, decided from its version alone. Every statement of this dialect is built from it.
 *
 * <p>Take the lowest version of all the cluster's nodes: during a rolling upgrade they differ. A version newer than the
 * newest one known, or a text that names none, is treated as that one, and {@link #warnings} says so; one older than
 * the oldest one known is refused. Immutable and safe for use by many threads.
 */
public final class Capabilities {
    /** The oldest release there is knowledge of. */
    public static final StarRocksVersion OLDEST = new StarRocksVersion(1, 19, 0);
    /** The newest series there is knowledge of, by its first release. */
    public static final StarRocksVersion NEWEST = new StarRocksVersion(4, 1, 0);

    private final StarRocksVersion version;
    private final Set<Capability> present;
    private final List<String> warnings;
    private final List<StarRocksVersion> nodes;
    private final List<KnownDefect> defects;

    private Capabilities(List<StarRocksVersion> nodes, List<String> remarks) {
        this.nodes = List.copyOf(nodes);
        this.version = nodes.get(0);
        this.present = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if (capability.isIn(version)) {
                present.add(capability);
            }
        }
        List<String> found = new ArrayList<>(remarks);
        if (!version.isOfSeries(NEWEST) && version.isAtLeast(NEWEST)) {
            found.add("StarRocks " + version + " is newer than this tool knows; it is treated like " + NEWEST.series());
        }
        this.defects = KnownDefect.of(nodes);
        this.warnings = List.copyOf(found);
    }

    /**
     * The capabilities of a version.
     *
     * @throws IllegalArgumentException when the version is older than {@link #OLDEST}
     */
    public static Capabilities of(StarRocksVersion version) {
        if (version.isBefore(OLDEST)) {
            throw new IllegalArgumentException("Cannot work with StarRocks " + version + ": releases before " + OLDEST
                    + " are not supported; upgrade the cluster");
        }
        return new Capabilities(List.of(version), List.of());
    }

    /**
     * The capabilities of a cluster whose nodes may differ, as they do during a rolling upgrade: those of the lowest
     * version, with a warning.
     *
     * @param nodes the versions of all nodes that could be asked; at least one
     */
    public static Capabilities ofCluster(Collection<StarRocksVersion> nodes) {
        List<StarRocksVersion> versions = nodes.stream().distinct().sorted().toList();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("Cannot tell a cluster's capabilities without a version");
        }
        Capabilities capabilities = of(versions.get(0));
        return versions.size() == 1
                ? capabilities
                : new Capabilities(
                        versions,
                        List.of("the cluster's nodes run different versions: " + versions + "; the lowest counts"));
    }

    /**
     * The capabilities of the version a text names, in any shape that {@link StarRocksVersion#find} reads. A text that
     * names none, such as that of a development build ({@code main-37c7c51}), is taken for the newest series known,
     * with a warning.
     *
     * @throws IllegalArgumentException when the version is older than {@link #OLDEST}
     */
    public static Capabilities of(String version) {
        return StarRocksVersion.find(version)
                .map(Capabilities::of)
                .orElseGet(() -> new Capabilities(
                        List.of(NEWEST),
                        List.of("\"" + version.strip() + "\" names no StarRocks release; it is treated like "
                                + NEWEST.series() + ": set the version by hand if it is older")));
    }

    /** The version asked for, as it is. */
    public StarRocksVersion version() {
        return version;
    }

    /** Whether the cluster has a capability. */
    public boolean has(Capability capability) {
        return present.contains(capability);
    }

    /** The versions of the nodes that could be asked, each once, the lowest first. */
    public List<StarRocksVersion> nodes() {
        return nodes;
    }

    /** The known defects of a cluster of this version and mode; most of them concern some tables only. */
    public List<KnownDefect> defects(RunMode mode) {
        return defects.stream().filter(defect -> defect.isIn(mode)).toList();
    }

    /** Whether some known defect of this version is one of clusters of one mode only. */
    public boolean hasDefectsByMode() {
        return !defects.stream().allMatch(KnownDefect::isInEveryMode);
    }

    /** {@link #warnings(RunMode)} of a cluster whose mode is not known. */
    public List<String> warnings() {
        return warnings(RunMode.UNKNOWN);
    }

    /**
     * What an operator should know about this version whatever is moved, one sentence each; empty when there is
     * nothing.
     *
     * @param mode the kind of the cluster
     */
    public List<String> warnings(RunMode mode) {
        return Stream.concat(
                        warnings.stream(),
                        defects(mode).stream()
                                .filter(defect -> defect.concern() == KnownDefect.Concern.RELEASE)
                                .map(defect -> defect.warning(this, mode, List.of())))
                .toList();
    }

    /**
     * What a pair of clusters has in common: the capabilities of the older of the two. For whatever must be the same
     * text on both sides, such as a fingerprint.
     */
    public Capabilities inCommonWith(Capabilities other) {
        return version.isBefore(other.version) ? this : other;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capabilities that && version.equals(that.version);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(version);
    }

    @Override
    public String toString() {
        return "StarRocks " + version;
    }
}
