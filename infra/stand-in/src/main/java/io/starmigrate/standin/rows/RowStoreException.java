package io.starmigrate.standin.rows;

import java.sql.SQLException;

/** The engine below refused what the stand-in asked of it; the message names the work and the engine's reason. */
public final class RowStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RowStoreException(String work, SQLException cause) {
        super("Cannot " + work + ": " + cause.getMessage(), cause);
    }
}
