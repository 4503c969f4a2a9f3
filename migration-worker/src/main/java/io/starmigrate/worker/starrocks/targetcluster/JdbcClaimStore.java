package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.ClaimStatements;
import io.starmigrate.core.task.JobId;
import io.starmigrate.worker.starrocks.ClaimStore;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Claims as views of constants in the target's database. */
public final class JdbcClaimStore implements ClaimStore {
    private final String database;
    private final FrontEnds frontEnds;

    public JdbcClaimStore(String database, FrontEnds frontEnds) {
        this.database = database;
        this.frontEnds = frontEnds;
    }

    private TableName name(String table) {
        return new TableName(database, table);
    }

    @Override
    public Optional<Claim> claim(String table) {
        Sql show = TableColumn.showCreateTable(ClaimStatements.view(name(table)));
        try {
            return permitted(() -> frontEnds.query(show)).stream()
                    .findFirst()
                    .map(row -> read(table, row.text("Create View")));
        } catch (ClusterException missing) {
            if (missing.remedy() == Remedy.REPLAN) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    private Claim read(String table, String definition) {
        Map<String, String> said = ClaimStatements.read(definition);
        try {
            return new Claim(
                    said.getOrDefault("job", ""),
                    new JobId(said.getOrDefault("id", "")),
                    said.getOrDefault("installation", ""),
                    Instant.parse(said.getOrDefault("since", "")));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Cannot tell who publishes " + name(table) + ": its view " + ClaimStatements.view(name(table))
                            + " is none that this tool makes; rename it",
                    unreadable);
        }
    }

    @Override
    public void createClaim(String table, Claim claim) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("job", claim.job());
        said.put("id", claim.id().text());
        said.put("installation", claim.installation());
        said.put("since", claim.since().toString());
        execute(ClaimStatements.create(name(table), said));
    }

    @Override
    public void dropClaim(String table) {
        execute(ClaimStatements.drop(name(table)));
    }

    private void execute(Sql statement) {
        permitted(() -> {
            frontEnds.execute(statement);
            return statement;
        });
    }

    private <T> T permitted(Supplier<T> work) {
        try {
            return work.get();
        } catch (ClusterException refused) {
            if (refused.remedy() != Remedy.WRONG_INPUT) {
                throw refused;
            }
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Cannot tell, or say, who publishes the tables of " + database + ": " + refused.getMessage()
                            + "; the target's account needs CREATE VIEW on the database, and SELECT and DROP on ALL VIEWS"
                            + " in it (up to 2.5: SELECT_PRIV, CREATE_PRIV and DROP_PRIV on the database)",
                    refused);
        }
    }
}
