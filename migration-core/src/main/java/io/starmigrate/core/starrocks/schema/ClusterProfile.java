package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.starrocks.version.RunMode;

/**
 * What decides how a cluster's tables can look.
 *
 * @param capabilities what its version can do
 * @param mode where it keeps its tables; with {@link RunMode#UNKNOWN}, only what works in both modes is used
 */
public record ClusterProfile(Capabilities capabilities, RunMode mode) {
    boolean isSharedData() {
        return mode == RunMode.SHARED_DATA;
    }

    boolean maySharedData() {
        return mode != RunMode.SHARED_NOTHING;
    }

    boolean has(Capability capability) {
        return capabilities.has(capability);
    }

    /** Whether what this cluster knows, the other one knows too: the same mode, and the same or a later version. */
    boolean isUnderstoodBy(ClusterProfile other) {
        return mode == other.mode
                && mode != RunMode.UNKNOWN
                && other.capabilities.version().isAtLeast(capabilities.version());
    }

    @Override
    public String toString() {
        String how = switch (mode) {
            case SHARED_DATA -> "shared-data";
            case SHARED_NOTHING -> "shared-nothing";
            case UNKNOWN -> "of an unknown mode";
        };
        return capabilities + " " + how;
    }
}
