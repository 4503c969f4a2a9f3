package io.starmigrate.standin;

/**
 * Which StarRocks the stand-in claims to be. What that version refuses in that mode, the stand-in refuses.
 *
 * @param nodeDisks whether compute nodes have a {@code storage_root_path} of their own
 */
public record Personality(StarRocksVersion version, RunMode mode, NodeDisks nodeDisks) {
    private static final String BUILD = "7e63e32";

    /** @throws IllegalArgumentException for a mode that the version does not have */
    public Personality {
        if (mode == RunMode.SHARED_DATA && !version.atLeast(3, 0)) {
            throw new IllegalArgumentException(
                    "Cannot stand in for StarRocks " + version + ": shared_data came with 3.0; choose shared_nothing");
        }
    }

    /** Local disks of compute nodes, which local persistent indexes of primary keys need. */
    public enum NodeDisks {
        PRESENT,
        NONE
    }

    /** Reads a version such as {@code 3.1.11} for the given mode; compute nodes have disks. */
    public static Personality of(String version, RunMode mode) {
        return new Personality(StarRocksVersion.parse(version), mode, NodeDisks.PRESENT);
    }

    public Personality withoutNodeDisks() {
        return new Personality(version, mode, NodeDisks.NONE);
    }

    public boolean atLeast(int major, int minor) {
        return version.atLeast(major, minor);
    }

    public boolean sharedData() {
        return mode == RunMode.SHARED_DATA;
    }

    /** What {@code version()} and the handshake say: a MySQL release, not StarRocks' own. */
    public String mysqlVersion() {
        return atLeast(3, 4) ? "8.0.33" : "5.1.0";
    }

    /** Whether this release is the given patch of a series, a later one of that series, or of a later series. */
    public boolean atLeast(int major, int minor, int patch) {
        return version.compareTo(new StarRocksVersion(major, minor, patch)) >= 0;
    }

    /** What {@code @@version_comment} says: up to 3.0 in words. */
    public String versionComment() {
        return atLeast(3, 1) ? currentVersion() : "StarRocks version " + version;
    }

    /** What {@code current_version()} says: a space before the build up to 3.0. */
    public String currentVersion() {
        return version + (atLeast(3, 1) ? "-" : " ") + BUILD;
    }

    /** As people read it, such as {@code 3.5.19 (shared_data)}. */
    @Override
    public String toString() {
        return version + " (" + mode.configValue() + ")";
    }
}
