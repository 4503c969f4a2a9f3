package io.starmigrate.standin.session;

/** Where every statement that a cluster received is written down, also those it refused. Thread-safe. */
public interface StatementLog {
    /** A log that forgets. */
    StatementLog NONE = masked -> {};

    /** Appends one statement whose credentials are masked already. */
    void append(String masked);
}
