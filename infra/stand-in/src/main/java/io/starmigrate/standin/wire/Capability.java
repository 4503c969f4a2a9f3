package io.starmigrate.standin.wire;

/** What client and server may agree on in the handshake, of what this server knows. */
final class Capability {
    static final long LONG_PASSWORD = 1;
    static final long FOUND_ROWS = 1 << 1;
    static final long LONG_FLAG = 1 << 2;
    static final long CONNECT_WITH_DB = 1 << 3;
    static final long PROTOCOL_41 = 1 << 9;
    static final long TRANSACTIONS = 1 << 13;
    static final long SECURE_CONNECTION = 1 << 15;
    static final long MULTI_STATEMENTS = 1 << 16;
    static final long MULTI_RESULTS = 1 << 17;
    static final long PLUGIN_AUTH = 1 << 19;

    static final long SERVER = LONG_PASSWORD
            | FOUND_ROWS
            | LONG_FLAG
            | CONNECT_WITH_DB
            | PROTOCOL_41
            | TRANSACTIONS
            | SECURE_CONNECTION
            | MULTI_STATEMENTS
            | MULTI_RESULTS
            | PLUGIN_AUTH;

    private Capability() {}
}
