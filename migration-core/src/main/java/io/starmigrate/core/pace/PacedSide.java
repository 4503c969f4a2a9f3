package io.starmigrate.core.pace;

import io.starmigrate.core.PublicApi;

/** What is done at a job's clusters, so much of it at once. */
@PublicApi
public enum PacedSide {
    /** The source exports. */
    EXPORT("Export"),
    /** The target loads. */
    LOAD("Load"),
    /** Rows are compared: at the target before they are published, and at both when a command compares them. */
    VERIFY("Verify");

    private final String text;

    PacedSide(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
