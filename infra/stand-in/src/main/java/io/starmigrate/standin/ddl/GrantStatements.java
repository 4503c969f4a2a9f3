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
        throw SqlError.notKnown(text);
    }

    private static Answer grant(
            Session session,
            StarRocksParser.PrivilegeTypeListContext types,
            StarRocksParser.PrivObjectNameListContext tables,
            StarRocksParser.GrantRevokeClauseContext to,
            String text) {
        List<String> privileges = types.privilegeType().stream()
                .map(type -> type.getText().toUpperCase(Locale.ROOT))
                .toList();
        Grants.Kind kind = to.ROLE() == null ? Grants.Kind.USER : Grants.Kind.ROLE;
        String grantee = kind == Grants.Kind.ROLE
                ? Names.text(to.identifierOrString())
                : user(to.user().getText());
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
