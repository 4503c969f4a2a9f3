package io.starmigrate.standin.jobs;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.session.Session;
import org.jspecify.annotations.Nullable;

/** The database a statement about jobs means. */
public final class JobDatabase {
    private JobDatabase() {}

    /**
     * The named database, or the session's.
     *
     * @throws SqlError when it is not there: before 3.3 as the execution stage words it
     */
    public static String of(Session session, @Nullable String named) {
        String database = session.databaseOr(named);
        boolean known = session.cluster()
                .catalog()
                .locked(() -> session.cluster().catalog().database(database).isPresent());
        if (!known && session.personality().atLeast(3, 3)) {
            throw SqlError.unknownDatabase(session.personality(), database);
        }
        if (!known) {
            throw new SqlError(1049, "42000", "Unknown database '" + database + "'");
        }
        return database;
    }
}
