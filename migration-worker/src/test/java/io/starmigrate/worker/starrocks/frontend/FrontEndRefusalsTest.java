package io.starmigrate.worker.starrocks.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is advised about what a cluster does not have, or does not do. */
class FrontEndRefusalsTest {
    private static String told(ClusterSide side, String answer) {
        return String.valueOf(new FrontEndRefusals("cluster", ClusterSettings.of(side), "shop", Optional::empty)
                .refused(ClusterQueries.tableId(new TableName("shop", "t")), new SQLException(answer, "42000", 5501))
                .getMessage());
    }

    @Test
    void itsOwnDatabaseIsMisspeltOrNotMadeYet() {
        assertThat(told(ClusterSide.TARGET, "Unknown database 'shop'."))
                .startsWith(
                        "Unknown database 'shop'. (code 5501); correct the setting targetDbName, or have it made: migrate schema; the cluster did not execute SELECT");
        assertThat(told(ClusterSide.TARGET, "Unknown database 'default_catalog.shop'."))
                .contains("or have it made: migrate schema; ");
        assertThat(told(ClusterSide.SOURCE, "Unknown database 'shop'."))
                .contains("; correct the setting sourceDbName; ");
        assertThat(told(ClusterSide.TARGET, "an answer of another version"))
                .as("nothing tells that it is another one")
                .contains("or have it made: migrate schema; ");
    }

    /** A view that reads it is made by that very command. */
    @Test
    void anotherOneNoCommandMakes() {
        assertThat(told(ClusterSide.TARGET, "Getting analyzing error. Detail message: Unknown database 'elsewhere'."))
                .contains("that database is not the setting targetDbName", "leave out what reads it")
                .doesNotContain("migrate schema");
    }

    private static String unreached(String why) {
        return String.valueOf(
                new FrontEndRefusals("cluster", ClusterSettings.of(ClusterSide.SOURCE), "shop", Optional::empty)
                        .unreachable(new SQLException("Could not connect", new IOException(why)))
                        .getMessage());
    }

    @Test
    void encryptionThatAFrontEndLacksIsNoQuestionOfThePort() {
        assertThat(unreached("SSL Connection required, but not provided by server."))
                .contains("the setting sourceTls", "a certificate that this machine trusts")
                .doesNotContain("sourcePort");
        assertThat(unreached("PKIX path building failed: unable to find valid certification path"))
                .contains("the setting sourceTls");
        assertThat(unreached("Connection refused"))
                .contains("the setting sourcePort")
                .doesNotContain("sourceTls");
    }
}
