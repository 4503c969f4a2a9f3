package io.starmigrate.core.config;

/** One of a migration's two clusters. */
public enum ClusterSide {
    /** Where rows come from. */
    SOURCE("source"),
    /** Where they go. */
    TARGET("target");

    private final String text;

    ClusterSide(String text) {
        this.text = text;
    }

    /** What messages call it. */
    @Override
    public String toString() {
        return text;
    }
}
