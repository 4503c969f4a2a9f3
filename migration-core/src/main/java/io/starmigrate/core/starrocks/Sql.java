package io.starmigrate.core.starrocks;

import io.starmigrate.core.storage.Secret;
import java.util.Objects;

/**
 * A statement to send, without a semicolon. {@link #toString()} masks the secrets in it and is what logs and messages
 * show; {@link #text()} is the statement itself. Immutable.
 */
public final class Sql {
    private final String text;
    private final String masked;

    private Sql(String text, String masked) {
        this.text = text;
        this.masked = masked;
    }

    /** A statement without secrets. */
    public static Sql of(String text) {
        return new Sql(text, text);
    }

    /** The statement itself, for the connection and for nothing else. */
    public String text() {
        return text;
    }

    /** This statement with more text at its end. */
    public Sql then(String more) {
        return new Sql(text + more, masked + more);
    }

    /** This statement with another one at its end. */
    public Sql then(Sql more) {
        return new Sql(text + more.text, masked + more.masked);
    }

    /** This statement with a secret as a string literal at its end, masked where the statement is shown. */
    public Sql then(Secret secret) {
        return new Sql(text + Quoting.string(secret.reveal()), masked + Quoting.string(Secret.MASK));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sql that && text.equals(that.text) && masked.equals(that.masked);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, masked);
    }

    /** The statement with every secret masked. */
    @Override
    public String toString() {
        return masked;
    }
}
