package io.starmigrate.core.starrocks.sql;

import io.starmigrate.core.storage.Secret;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A statement to send, without a semicolon. {@link #toString()} masks the secrets in it and is what logs and messages
 * show; {@link #text()} is the statement itself. Immutable.
 */
public final class Sql {
    /** What messages show of a statement, or of what is said of one: it may name thousands of buckets. */
    private static final int SHOWN = 8_000;

    private final String text;
    private final String masked;
    private final List<Secret> secrets;

    private Sql(String text, String masked, List<Secret> secrets) {
        this.text = text;
        this.masked = masked;
        this.secrets = List.copyOf(secrets);
    }

    /** A statement without secrets. */
    public static Sql of(String text) {
        return new Sql(text, text, List.of());
    }

    /** The statement itself, for the connection and for nothing else. */
    public String text() {
        return text;
    }

    /** This statement with more text at its end. */
    public Sql then(String more) {
        return new Sql(text + more, masked + more, secrets);
    }

    /** This statement with another one at its end. */
    public Sql then(Sql more) {
        return new Sql(
                text + more.text,
                masked + more.masked,
                Stream.concat(secrets.stream(), more.secrets.stream()).toList());
    }

    /** This statement with a secret as a string literal at its end, masked where the statement is shown. */
    public Sql then(Secret secret) {
        return new Sql(
                text + Quoting.string(secret.reveal()),
                masked + Quoting.string(Secret.MASK),
                Stream.concat(secrets.stream(), Stream.of(secret)).toList());
    }

    /**
     * What somebody says of this statement, such as a front end that quotes it, with the statement's secrets masked.
     */
    public String mask(String said) {
        String shown = said;
        for (Secret secret : secrets) {
            if (!secret.isEmpty()) {
                shown = shown.replace(Quoting.string(secret.reveal()), Quoting.string(Secret.MASK))
                        .replace(secret.reveal(), Secret.MASK);
            }
        }
        return shown;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sql that && text.equals(that.text) && masked.equals(that.masked);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, masked);
    }

    /** The statement with every secret masked, without its middle where it is very long. */
    @Override
    public String toString() {
        return shortened(masked);
    }

    /** A text without its middle where it is too long to be shown. */
    public static String shortened(String text) {
        int half = SHOWN / 2;
        return text.length() <= SHOWN
                ? text
                : text.substring(0, half) + " [" + (text.length() - 2 * half) + " characters] "
                        + text.substring(text.length() - half);
    }
}
