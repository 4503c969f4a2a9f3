package io.starmigrate.standin.catalog;

import io.starmigrate.standin.Personality;

/**
 * The query of a view.
 *
 * @param whole as it is kept: every name with its database, stars expanded
 * @param typed as its author wrote it, with names of the database that was the current one then
 */
public record ViewQuery(String whole, String typed) {
    /** As definitions of views show it: since 4.0.6 as it was typed (#68040). */
    public String ofView(Personality personality) {
        return personality.atLeast(4, 0, 6) ? typed : whole;
    }

    /** As definitions of asynchronous materialized views show it: since 4.0.2 as it was typed (#64318). */
    public String ofMaterializedView(Personality personality) {
        return personality.atLeast(4, 0, 2) ? typed : whole;
    }
}
