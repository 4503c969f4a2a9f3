package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one table property.
 *
 * @param name its name; one that ends in {@code *} stands for all that begin like it
 * @param releases where it is taken
 * @param objects what can have it
 * @param treatment what becomes of it
 * @param absent the value that leaving it out means: {@code *} where any value may stand for it, {@code -} where none
 *     does
 * @param reason why it is not kept where version, mode and kind of table do not tell
 */
public record PropertyRule(
        String name, Releases releases, Set<Bearer> objects, Treatment treatment, String absent, String reason) {
    /**
     * The first release of each series that takes a property; none where no release does.
     *
     * @param sharedNothing in shared-nothing clusters
     * @param sharedData in shared-data clusters
     */
    public record Releases(List<StarRocksVersion> sharedNothing, List<StarRocksVersion> sharedData) {
        public Releases {
            sharedNothing = List.copyOf(sharedNothing);
            sharedData = List.copyOf(sharedData);
        }
    }

    /** What can have a property. */
    public enum Bearer {
        /** Tables with a primary key. */
        PRIMARY,
        /** All other tables. */
        OTHER,
        /** Materialized views. */
        MV
    }

    public PropertyRule {
        objects = Set.copyOf(objects);
    }

    boolean matches(String property) {
        return name.endsWith("*") ? property.startsWith(name.substring(0, name.length() - 1)) : name.equals(property);
    }

    /** Whether a value means the same as leaving the property out. */
    boolean isAbsence(String value) {
        return absent.equals("*") || absent.equalsIgnoreCase(value);
    }

    /** Why a cluster or a kind of table does not take the property; empty when it does. */
    Optional<String> obstacle(ClusterProfile cluster, Bearer bearer) {
        if (!objects.contains(bearer)) {
            return Optional.of("it means nothing to " + described(bearer));
        }
        List<String> missing = new ArrayList<>();
        if (cluster.mode() != RunMode.SHARED_DATA) {
            missing(releases.sharedNothing, cluster, "shared-nothing").ifPresent(missing::add);
        }
        if (cluster.mode() != RunMode.SHARED_NOTHING) {
            missing(releases.sharedData, cluster, "shared-data").ifPresent(missing::add);
        }
        return missing.stream().findFirst();
    }

    private static Optional<String> missing(List<StarRocksVersion> first, ClusterProfile cluster, String mode) {
        if (first.isEmpty()) {
            return Optional.of("no version takes it in " + mode + " clusters");
        }
        StarRocksVersion version = cluster.capabilities().version();
        StarRocksVersion needed = first.stream()
                .filter(release -> release.series().equals(version.series()))
                .findFirst()
                .orElse(first.get(version.isAtLeast(first.get(0)) ? first.size() - 1 : 0));
        return version.isAtLeast(needed)
                ? Optional.empty()
                : Optional.of("StarRocks " + version + " does not know it, " + needed + " does");
    }

    private static String described(Bearer bearer) {
        return switch (bearer) {
            case PRIMARY -> "primary key tables";
            case OTHER -> "tables without a primary key";
            case MV -> "materialized views";
        };
    }

    /** What becomes of a property that the target would take. */
    public enum Treatment {
        /** It is stated as it is. */
        KEEP,
        /** It is never stated. */
        DROP,
        /** It is stated as "false" while rows are loaded, and set back by a deferred statement. */
        PAUSE,
        /** It is left out while rows are loaded, and set by a deferred statement. */
        DEFER,
        /** A number of replicas: bounded by the backends there are, or what the operator says. */
        REPLICAS,
        /** A storage volume: what the operator says, or the target's default. */
        VOLUME,
        /** A time: stated until it is over. */
        COOLDOWN,
        /** {@code datacache.enable} takes its place where there is that. */
        DATACACHE,
        /** Always "true" in shared-data clusters since 3.3. */
        PERSISTENT_INDEX,
        /** {@code CLOUD_NATIVE} since 3.3, {@code LOCAL} before. */
        INDEX_TYPE,
        /** A method, with a level where the target takes one. */
        COMPRESSION,
        /** Names of tables in it are those of the target. */
        CONSTRAINTS,
        /** A list of tables' names, which are those of the target. */
        TABLES;

        static Treatment named(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
