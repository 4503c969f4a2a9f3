package io.starmigrate.core.storage;

import java.util.Objects;

/**
 * A password or key that no log, message or report may show: {@link #toString()} is always {@value #MASK}. Only
 * {@link #reveal()} gives the text, so every place that takes it out can be found by its name. Equal by text.
 * Immutable.
 */
public final class Secret {
    /** What stands for a secret wherever one would be shown. */
    public static final String MASK = "******";

    private final String text;

    private Secret(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** The secret with this text; the text may be empty (a password that is not set). */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself, for the connection or statement that needs it and for nothing else. */
    public String reveal() {
        return text;
    }

    /** Whether the text is empty. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
