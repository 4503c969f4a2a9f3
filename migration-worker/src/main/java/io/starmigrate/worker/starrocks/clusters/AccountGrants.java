package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.privilege.Account;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a cluster what the asking account may do: for itself, and by its roles and theirs. */
final class AccountGrants {
    /** Grants on objects of other catalogs are none on tables that are moved. */
    private static final Set<String> OWN_CATALOG = Set.of("", "default", "default_catalog");

    private final Function<Sql, List<CatalogRow>> ask;

    /** @param ask throws {@link ClusterException} */
    AccountGrants(Function<Sql, List<CatalogRow>> ask) {
        this.ask = ask;
    }

    /**
     * Reads it.
     *
     * @param user what it is called where the cluster does not print it
     */
    Account read(String user) {
        List<CatalogRow> rows = ask.apply(Account.grants());
        boolean rolesBased = rows.isEmpty() || rows.stream().anyMatch(row -> row.has("Catalog"));
        @Nullable Set<String> active = rolesBased ? active().orElse(null) : null;
        String identity = rows.stream()
                .map(row -> row.text("UserIdentity"))
                .filter(printed -> !printed.isEmpty())
                .findFirst()
                .orElse(Quoting.string(user));
        List<String> own = statements(rows);
        return new Account(identity, rolesBased, own, roles(own, active == null ? Set.of() : active), active);
    }

    private Map<String, List<String>> roles(List<String> own, Set<String> active) {
        Map<String, List<String>> roles = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(Account.rolesIn(own));
        open.addAll(active);
        while (!open.isEmpty()) {
            String role = open.pop();
            if (!roles.containsKey(role)) {
                List<String> granted = role.equals(Account.ROOT) ? List.of() : statements(grantsOf(role));
                roles.put(role, granted);
                open.addAll(Account.rolesIn(granted));
            }
        }
        return roles;
    }

    private List<CatalogRow> grantsOf(String role) {
        return optional(Account.grantsOf(role)).orElse(List.of());
    }

    private Optional<Set<String>> active() {
        return optional(Account.activeRoles())
                .map(rows -> rows.stream()
                        .flatMap(row -> row.columns().stream().flatMap(column -> row.find(column).stream()))
                        .flatMap(names -> Arrays.stream(names.split(",", -1)))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty() && !name.equals("NONE"))
                        .collect(Collectors.toSet()));
    }

    private Optional<List<CatalogRow>> optional(Sql question) {
        try {
            return Optional.of(ask.apply(question));
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    /** Versions before 3.0 have one row, and a statement on each of its lines. */
    private static List<String> statements(List<CatalogRow> rows) {
        return rows.stream()
                .filter(row -> OWN_CATALOG.contains(row.text("Catalog")))
                .flatMap(row -> Stream.of(row.require("Grants").split("\n", -1)))
                .filter(statement -> !statement.isBlank())
                .toList();
    }
}
