package io.starmigrate.worker.starrocks.frontend;

import com.mysql.cj.jdbc.JdbcConnection;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.worker.starrocks.ClusterException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each session of one cluster its settings. Safe for use by many threads. */
final class PreparedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedSessions.class);
    private static final int UNKNOWN_SYSTEM_VARIABLE = 1193;

    private final String cluster;
    private final Map<Connection, List<Sql>> prepared = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param cluster what messages call it */
    PreparedSessions(String cluster) {
        this.cluster = cluster;
    }

    /**
     * Once for each session: settings only make answers comparable, so they do no harm to what comes after. A
     * connection to several hosts may have gone to another one since.
     */
    void prepare(Connection connection, List<Sql> settings) throws SQLException {
        Connection physical = connection.unwrap(JdbcConnection.class).getActiveMySQLConnection();
        List<Sql> before = prepared.get(physical);
        if (before == null) {
            set(connection, SessionSettings.always());
            prefer(connection, SessionSettings.preferred());
        }
        if (before == null || !(settings.isEmpty() || settings.equals(before))) {
            set(connection, settings);
            prepared.put(physical, settings);
        }
    }

    private void set(Connection connection, List<Sql> settings) throws SQLException {
        for (Sql setting : settings) {
            set(connection, setting);
        }
    }

    /** What a version may refuse for its value: then it goes on as it is set for all, if that means the same. */
    private void prefer(Connection connection, List<Sql> settings) throws SQLException {
        for (Sql setting : settings) {
            try {
                set(connection, setting);
            } catch (SQLException refused) {
                if (refused.getErrorCode() == 0 || !connection.isValid(0)) {
                    throw refused;
                }
                requireMeaning(connection, refused);
                LOG.info("The {} refuses the setting {}: {}", cluster, setting, refused.getMessage());
            }
        }
    }

    /** @throws ClusterException when it has modes in which statements may mean something else */
    private void requireMeaning(Connection connection, SQLException refused) throws SQLException {
        List<String> others = AnsweredRows.list(
                        connection, SessionSettings.modes().text())
                .stream()
                .flatMap(row -> SessionSettings.otherMeanings(row.text("Value")).stream())
                .toList();
        if (!others.isEmpty()) {
            throw ClusterException.unreached(
                    Remedy.WRONG_INPUT,
                    "Cannot ask the " + cluster + ": its sessions have " + String.join(", ", others)
                            + " in sql_mode, with which what is asked may mean something else, and may not set it"
                            + " otherwise (" + refused.getMessage() + "); let them, or SET GLOBAL sql_mode without it",
                    refused);
        }
    }

    /** Any other refusal than of a variable it does not have leaves the session other than it has to be. */
    private void set(Connection connection, Sql setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting.text());
        } catch (SQLException refused) {
            if (!isUnknownVariable(refused)) {
                throw refused;
            }
            LOG.debug("The {} does not know the setting {}: {}", cluster, setting, refused.getMessage());
        }
    }

    private static boolean isUnknownVariable(SQLException refused) {
        return refused.getErrorCode() == UNKNOWN_SYSTEM_VARIABLE
                || String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("unknown system variable");
    }
}
