package io.starmigrate.worker.several;

import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.several.DatabasePart.Done;
import java.util.List;

/**
 * What several databases have answered to one question.
 *
 * @param job of which all of them are parts
 * @param given in the order they were asked; fewer than were to be asked when it was stopped
 * @param asked how many were to be asked
 */
record DatabaseAnswers<T>(String job, List<Done<T>> given, int asked) {
    DatabaseAnswers {
        given = List.copyOf(given);
    }

    /** Whether none is left out. */
    boolean isAll() {
        return given.size() == asked;
    }

    /**
     * All of them, for what says nothing of a part.
     *
     * @throws MigrationException when it was stopped before
     */
    List<Done<T>> all() {
        if (!isAll()) {
            throw new MigrationException(
                    Fault.STOPPED, "Stopped after " + given.size() + " of " + Units.counted(asked, "database"), null);
        }
        return given;
    }
}
