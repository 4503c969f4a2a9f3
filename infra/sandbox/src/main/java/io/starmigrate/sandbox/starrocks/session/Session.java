package io.starmigrate.sandbox.starrocks.session;

import io.starmigrate.sandbox.starrocks.Personality;
import io.starmigrate.sandbox.starrocks.SqlError;
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
    private String lastQueryId = "";

    public Session(long connectionId, String user, Cluster cluster) {
        this.connectionId = connectionId;
        this.user = user;
        this.cluster = cluster;
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

    /** What SET has changed in this session, by variable name; others have their cluster-wide values. */
    public Map<String, String> variables() {
        return variables;
    }

    /**
     * The id of the latest query, as {@code LAST_QUERY_ID()} and SHOW EXPORT's QueryId have it; empty before the first.
     */
    public String lastQueryId() {
        return lastQueryId;
    }

    public void lastQueryId(String queryId) {
        this.lastQueryId = queryId;
    }

    /** Back to the state of a fresh connection (COM_RESET_CONNECTION), the current database apart. */
    public void reset() {
        variables.clear();
    }
}
