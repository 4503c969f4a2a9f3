package io.starmigrate.sandbox.starrocks;

/** Which StarRocks the stand-in claims to be. What that version refuses in that mode, the stand-in refuses. */
public record Personality(StarRocksVersion version, RunMode mode) {
    private static final String BUILD = "7e63e32";

    /** Reads a version such as {@code 3.1.11} for the given mode. */
    public static Personality of(String version, RunMode mode) {
        return new Personality(StarRocksVersion.parse(version), mode);
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

    /** What {@code current_version()} and {@code @@version_comment} say: a space before the build up to 3.0. */
    public String currentVersion() {
        return version + (atLeast(3, 1) ? "-" : " ") + BUILD;
    }
}
