package io.starmigrate.standin.session;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One connection's state. Used by the connection's thread only. */
public final class Session {
    private final long connectionId;
    private final String user;
    private final Cluster cluster;
    private final Map<String, String> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable String database;
    private String queryId = "";
    private String lastQueryId = "";

    public Session(long connectionId, String user, Cluster cluster) {
        this.connectionId = connectionId;
        this.user = user;
        this.cluster = cluster;
        variables.putAll(cluster.globals());
    }

    public long connectionId() {
        return connectionId;
    }

    public String user() {
        return user;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Personality personality() {
        return cluster.personality();
    }

    /** The database that USE or the handshake chose. */
    public Optional<String> database() {
        return Optional.ofNullable(database);
    }

    /**
     * The named database, or the current one when {@code named} is null.
     *
     * @throws SqlError when neither is there
     */
    public String databaseOr(@Nullable String named) {
        if (named != null) {
            return named;
        }
        return database().orElseThrow(() -> SqlError.analyzing(1046, "3D000", "No database selected"));
    }

    public void use(@Nullable String name) {
        this.database = name;
    }

    /**
     * Chooses a database that must be there; information_schema always is.
     *
     * @throws SqlError when it is not
     */
    public String useKnown(String name) {
        if (!name.equalsIgnoreCase(Cluster.INFORMATION_SCHEMA)
                && cluster.catalog().database(name).isEmpty()) {
            throw SqlError.unknownDatabase(personality(), name);
        }
        use(name);
        return name;
    }

    /**
     * What SET has changed in this session, and SET GLOBAL before it began, by variable name; others have the values of
     * the version.
     */
    public Map<String, String> variables() {
        return variables;
    }

    /** A statement begins; what was its predecessor's id is now the last query's. */
    void beginQuery(String newQueryId) {
        lastQueryId = queryId;
        queryId = newQueryId;
    }

    /** The id of the statement that is being executed; an export job bears the id of its EXPORT statement. */
    public String queryId() {
        return queryId;
    }

    /** What {@code LAST_QUERY_ID()} answers: the id of the statement before this one; empty for the first. */
    public String lastQueryId() {
        return lastQueryId;
    }

    /** Back to the state of a fresh connection (COM_RESET_CONNECTION), the current database apart. */
    public void reset() {
        variables.clear();
        variables.putAll(cluster.globals());
    }
}
