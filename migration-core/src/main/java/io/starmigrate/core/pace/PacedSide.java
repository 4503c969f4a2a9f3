package io.starmigrate.core.pace;

import io.starmigrate.core.PublicApi;

/** Which of a job's two clusters works, and at what. */
@PublicApi
public enum PacedSide {
    /** The source exports. */
    EXPORT("Export"),
    /** The target loads. */
    LOAD("Load");

    private final String text;

    PacedSide(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
