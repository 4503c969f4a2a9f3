package io.starmigrate.worker.api;

/** The version of this tool, as the manifest of its jar tells it. */
public final class ToolVersion {
    private ToolVersion() {}

    /** The version; {@code (not packaged)} where there is no jar. */
    public static String text() {
        String version = ToolVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
