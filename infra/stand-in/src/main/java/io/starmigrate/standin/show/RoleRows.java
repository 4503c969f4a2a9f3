package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Grants;
import io.starmigrate.standin.catalog.Grants.Edge;
import io.starmigrate.standin.catalog.Grants.Grantee;
import io.starmigrate.standin.catalog.Grants.Kind;
import io.starmigrate.standin.session.Cluster;
import io.starmigrate.standin.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SHOW USERS and SHOW ROLES of versions whose privileges hang on roles (3.0 and later; documented, not recorded: later
 * ones have more columns), the rows of {@code sys.role_edges}, and what SHOW GRANTS says of roles.
 */
final class RoleRows {
    static final List<String> COLUMNS = List.of("FROM_ROLE", "TO_ROLE", "TO_USER");

    private RoleRows() {}

    static Answer users(Session session, StarRocksParser.StatementContext statement, String text) {
        return named(session, "User", Kind.USER, text);
    }

    static Answer roles(Session session, StarRocksParser.StatementContext statement, String text) {
        return named(session, "Name", Kind.ROLE, text);
    }

    private static Answer named(Session session, String column, Kind kind, String text) {
        if (!session.personality().atLeast(3, 0)) {
            throw SqlError.notKnown(text);
        }
        List<List<String>> rows =
                session.cluster().grants().grantees(kind).stream().map(List::of).toList();
        return new ShownRows(List.of(column), rows).answer();
    }

    static List<Map<String, @Nullable String>> edges(Cluster cluster) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        for (Edge edge : cluster.grants().edges()) {
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            row.put("FROM_ROLE", edge.role());
            row.put("TO_ROLE", edge.to().kind() == Kind.ROLE ? edge.to().name() : null);
            row.put("TO_USER", edge.to().kind() == Kind.USER ? edge.to().name() : null);
            rows.add(row);
        }
        return rows;
    }

    /** The row that names the roles of somebody; none where there are none. */
    static List<List<@Nullable String>> granted(Grants grants, Grantee to) {
        List<String> roles = grants.edges().stream()
                .filter(edge -> edge.to().equals(to))
                .map(edge -> "'" + edge.role() + "'")
                .toList();
        if (roles.isEmpty()) {
            return List.of();
        }
        String whom = to.kind() == Kind.ROLE ? "ROLE '" + to.name() + "'" : to.name();
        return List.of(Arrays.asList(to.name(), null, "GRANT " + String.join(", ", roles) + " TO " + whom));
    }
}
