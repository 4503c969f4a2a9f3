package io.starmigrate.simulation.target;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.worker.starrocks.ClaimStore.Claim;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which job publishes which table of a target: of two that claim one, the second is refused. */
final class TargetClaims {
    private final Map<String, Claim> claims = new HashMap<>();

    Optional<Claim> of(String table) {
        return Optional.ofNullable(claims.get(table));
    }

    void create(String table, Claim claim) {
        if (claims.putIfAbsent(table, claim) != null) {
            throw new ClusterException(Remedy.ALREADY_DONE, "Table '" + table + "__mig_owner' already exists", null);
        }
    }

    void drop(String table) {
        claims.remove(table);
    }
}
