package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.starrocks.ClusterException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has front ends catch up with their leader before they are asked: one that is none answers from what it has replayed
 * of the leader's log, and serves while it is minutes behind. Safe for use by many threads.
 */
final class CatchingUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchingUp.class);

    /**
     * What parsers say; their code, 1064, StarRocks gives most refusals. And what a version would say that lets not
     * everybody wait: to wait for ever helps nobody.
     */
    private static final Pattern UNKNOWN = Pattern.compile(
            "syntax error|error in your sql syntax|unexpected input|no viable|not support|unsupported|denied",
            Pattern.CASE_INSENSITIVE);

    private final String name;
    private final SettingName host;
    private volatile boolean known = true;

    /**
     * @param name what messages call the cluster, with its addresses
     * @param host what sets where its front ends are
     */
    CatchingUp(String name, SettingName host) {
        this.name = name;
        this.host = host;
    }

    /**
     * Returns once the front end of a connection knows what its leader knew. A version that does not know how to is
     * told of once, and believed.
     *
     * @throws ClusterException to be tried later, when it does not catch up in time: what it would answer is old
     * @throws SQLException when the connection was lost
     */
    void of(Connection connection) throws SQLException {
        if (!known) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            var unused = statement.execute(ClusterQueries.sync().text());
        } catch (SQLException refused) {
            if (FrontEndRefusals.isLost(refused)) {
                throw refused;
            }
            if (!isUnknown(refused)) {
                throw new ClusterException(
                        Remedy.RETRY_LATER,
                        "The " + name + " was not asked, because the front end that would answer did not catch up with"
                                + " its leader: " + refused.getMessage() + "; see SHOW FRONTENDS (ReplayedJournalId),"
                                + " or name its leader alone in " + host,
                        refused);
            }
            known = false;
            LOG.warn(
                    "The {} does not know SYNC, so what a front end answers that is behind its leader is believed; name"
                            + " the leader alone in {}: {}",
                    name,
                    host,
                    refused.getMessage());
        }
    }

    private static boolean isUnknown(SQLException refused) {
        return UNKNOWN.matcher(String.valueOf(refused.getMessage())).find();
    }
}
