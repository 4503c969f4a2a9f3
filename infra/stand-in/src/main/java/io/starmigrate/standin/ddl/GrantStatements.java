package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Grants;
import io.starmigrate.standin.catalog.Grants.Grant;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * GRANT of privileges on named tables. Grants of every other kind are not known, nor those of {@link RoleStatements}.
 */
final class GrantStatements {
    private GrantStatements() {}

    static Answer grant(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.GrantPrivilegeStatementContext grant = statement.grantPrivilegeStatement();
        if (grant instanceof StarRocksParser.GrantOnPrimaryObjContext onObject
                && onObject.privObjectType().TABLE() != null
                && onObject.OPTION() == null) {
            return grant(
                    session,
                    onObject.privilegeTypeList(),
                    onObject.privObjectNameList(),
                    onObject.grantRevokeClause(),
                    text);
        }
        if (grant instanceof StarRocksParser.GrantOnTableBriefContext brief && brief.OPTION() == null) {
            return grant(
                    session, brief.privilegeTypeList(), brief.privObjectNameList(), brief.grantRevokeClause(), text);
        }
        if (grant instanceof StarRocksParser.GrantOnAllContext onAll
                && onAll.privObjectTypePlural().TABLES() != null
                && onAll.OPTION() == null) {
            return onAll(session, onAll, text);
        }
        throw SqlError.notKnown(text);
    }

    /** Roles, and with them ALL TABLES, came with 3.0; before, it was {@code ON db.*}. */
    private static Answer onAll(Session session, StarRocksParser.GrantOnAllContext grant, String text) {
        if (!session.personality().atLeast(3, 0) || grant.IN() == null) {
            throw SqlError.notKnown(text);
        }
        String database = grant.DATABASE() == null ? "" : Names.text(grant.identifierOrString());
        StarRocksParser.GrantRevokeClauseContext to = grant.grantRevokeClause();
        return session.cluster().catalog().locked(() -> {
            if (!database.isEmpty()) {
                Relations.database(session, Optional.of(database));
            }
            session.cluster()
                    .grants()
                    .grant(new Grants.OnAll(database, kind(to), grantee(to)), privileges(grant.privilegeTypeList()));
            return Answer.OK;
        });
    }

    private static List<String> privileges(StarRocksParser.PrivilegeTypeListContext types) {
        return types.privilegeType().stream()
                .map(type -> type.getText().toUpperCase(Locale.ROOT))
                .toList();
    }

    private static Grants.Kind kind(StarRocksParser.GrantRevokeClauseContext to) {
        return to.ROLE() == null ? Grants.Kind.USER : Grants.Kind.ROLE;
    }

    private static String grantee(StarRocksParser.GrantRevokeClauseContext to) {
        return kind(to) == Grants.Kind.ROLE
                ? Names.text(to.identifierOrString())
                : user(to.user().getText());
    }

    private static Answer grant(
            Session session,
            StarRocksParser.PrivilegeTypeListContext types,
            StarRocksParser.PrivObjectNameListContext tables,
            StarRocksParser.GrantRevokeClauseContext to,
            String text) {
        List<String> privileges = privileges(types);
        Grants.Kind kind = kind(to);
        String grantee = grantee(to);
        return session.cluster().catalog().locked(() -> {
            for (StarRocksParser.PrivObjectNameContext name : tables.privObjectName()) {
                long id = table(session, name, text).id();
                session.cluster().grants().grant(new Grant(id, kind, grantee, privileges));
            }
            return Answer.OK;
        });
    }

    private static Relation table(Session session, StarRocksParser.PrivObjectNameContext name, String text) {
        List<String> parts = name.identifierOrStringOrStar().stream()
                .map(ParseTree::getText)
                .map(part -> part.replace("`", ""))
                .toList();
        if (parts.contains("*")) {
            throw SqlError.notKnown(text);
        }
        String last = parts.get(parts.size() - 1);
        Database database =
                Relations.database(session, parts.size() > 1 ? Optional.of(parts.get(0)) : Optional.empty());
        return database.table(last)
                .orElseThrow(() -> SqlError.analyzing("cannot find table " + last + " in db " + database.name()));
    }

    /** A user as it is printed: whatever host was not written is any host. */
    static String user(String written) {
        String[] parts = written.replace("`", "").replace("\"", "'").split("@", 2);
        return quoted(parts[0]) + "@" + (parts.length > 1 ? quoted(parts[1]) : "'%'");
    }

    private static String quoted(String part) {
        return part.startsWith("'") ? part : "'" + part + "'";
    }
}
