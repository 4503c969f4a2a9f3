package io.starmigrate.core.config;

/**
 * A value and where it comes from.
 *
 * @param key the key as it was written
 * @param value the value; empty when blank or missing
 * @param quoted whether the whole value stood between quotes, which were taken off
 * @param origin its place
 */
record Setting(String key, String value, boolean quoted, Origin origin) {
    Setting(String key, String value, Origin origin) {
        this(key, value, false, origin);
    }

    boolean isBlank() {
        return value.isBlank();
    }

    /** Key and place, never the value, which may be secret. */
    @Override
    public String toString() {
        return key + " at " + origin;
    }
}
