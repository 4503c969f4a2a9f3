package io.starmigrate.worker.crew;

import java.util.Locale;

/** The roles a worker has. */
public enum RoleName {
    EXPORTER,
    RELAY,
    IMPORTER,
    PUBLISHER,
    RECONCILER;

    /** As logs and operators call it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
