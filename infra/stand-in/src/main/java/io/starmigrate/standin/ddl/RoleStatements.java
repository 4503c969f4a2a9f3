package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Grants.Edge;
import io.starmigrate.standin.catalog.Grants.Grantee;
import io.starmigrate.standin.catalog.Grants.Kind;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.List;

/**
 * CREATE USER, CREATE ROLE, and GRANT of roles, for versions whose privileges hang on roles (3.0 and later). Before
 * that roles are of another kind, and none of it is known. Options of a user are not known.
 */
final class RoleStatements {
    private RoleStatements() {}

    static Answer createUser(Session session, StarRocksParser.StatementContext statement, String text) {
        requireRoles(session, text);
        StarRocksParser.CreateUserStatementContext create = statement.createUserStatement();
        if (create.ROLE() != null) {
            throw SqlError.notKnown(text);
        }
        String user = GrantStatements.user(create.user().getText());
        if (!session.cluster().grants().make(new Grantee(Kind.USER, user)) && create.EXISTS() == null) {
            throw SqlError.analyzing("Operation CREATE USER failed for " + user + " : user already exists");
        }
        return Answer.OK;
    }

    static Answer createRole(Session session, StarRocksParser.StatementContext statement, String text) {
        requireRoles(session, text);
        StarRocksParser.CreateRoleStatementContext create = statement.createRoleStatement();
        for (String role : names(create.roleList().identifierOrString())) {
            if (!session.cluster().grants().make(new Grantee(Kind.ROLE, role)) && create.EXISTS() == null) {
                throw SqlError.analyzing("Role " + role + " already exists!");
            }
        }
        return Answer.OK;
    }

    static Answer grant(Session session, StarRocksParser.StatementContext statement, String text) {
        requireRoles(session, text);
        if (statement.grantRoleStatement() instanceof StarRocksParser.GrantRoleToRoleContext toRole) {
            give(
                    session,
                    toRole.identifierOrStringList(),
                    new Grantee(Kind.ROLE, Names.text(toRole.identifierOrString())));
        } else if (statement.grantRoleStatement() instanceof StarRocksParser.GrantRoleToUserContext toUser) {
            String user = GrantStatements.user(toUser.user().getText());
            give(session, toUser.identifierOrStringList(), new Grantee(Kind.USER, user));
        }
        return Answer.OK;
    }

    private static void give(Session session, StarRocksParser.IdentifierOrStringListContext roles, Grantee to) {
        for (String role : names(roles.identifierOrString())) {
            if (!session.cluster().grants().give(new Edge(role, to))) {
                throw SqlError.analyzing("Getting analyzing error. Detail message: cannot find role " + role + " or "
                        + to.kind() + " " + to.name() + ".");
            }
        }
    }

    private static List<String> names(List<StarRocksParser.IdentifierOrStringContext> names) {
        return names.stream().map(Names::text).toList();
    }

    private static void requireRoles(Session session, String text) {
        if (!session.personality().atLeast(3, 0)) {
            throw SqlError.notKnown(text);
        }
    }
}
