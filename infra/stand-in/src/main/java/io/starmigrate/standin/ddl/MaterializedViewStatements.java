package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Map;

/** CREATE, ALTER and REFRESH MATERIALIZED VIEW. */
final class MaterializedViewStatements {
    private MaterializedViewStatements() {}

    static Answer create(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.CreateMaterializedViewStatementContext create = statement.createMaterializedViewStatement();
        RelationName name = Names.relation(create.mvName);
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            boolean present = database.relation(name.name()).isPresent()
                    || RollupChanges.of(database, name.name()).isPresent();
            if (present && create.EXISTS() != null) {
                return Answer.OK;
            }
            if (present) {
                throw SqlError.analyzing(1050, "42S01", "Table '" + name.name() + "' already exists");
            }
            if (MaterializedViewClauses.synchronous(create)) {
                createSynchronous(session, database, name.name(), create, text);
            } else {
                database.put(asynchronous(session, name.name(), create));
            }
            return Answer.OK;
        });
    }

    private static void createSynchronous(
            Session session,
            Database database,
            String name,
            StarRocksParser.CreateMaterializedViewStatementContext create,
            String text) {
        DefinedQuery.Printed query =
                DefinedQuery.print(session, create.queryStatement(), DefinedQuery.Qualified.BY_TABLE);
        new RollupChanges(session.cluster(), database, baseTable(session, create.queryStatement()))
                .add(name, query.columns(), text);
    }

    /** The one table a synchronous materialized view may read. */
    private static Table baseTable(Session session, StarRocksParser.QueryStatementContext query) {
        if (query.queryRelation().queryNoWith().queryPrimary()
                        instanceof StarRocksParser.QueryPrimaryDefaultContext select
                && select.querySpecification().fromClause() instanceof StarRocksParser.FromContext from
                && from.relations() != null
                && from.relations().relation().size() == 1
                && from.relations().relation(0).joinRelation().isEmpty()
                && from.relations().relation(0).relationPrimary() instanceof StarRocksParser.TableAtomContext atom) {
            return Relations.table(session, Names.relation(atom.qualifiedName()));
        }
        throw SqlError.analyzing("The materialized view only support one table in from clause");
    }

    private static MaterializedView asynchronous(
            Session session, String name, StarRocksParser.CreateMaterializedViewStatementContext create) {
        DefinedQuery.Printed query =
                DefinedQuery.print(session, create.queryStatement(), DefinedQuery.Qualified.BY_TABLE);
        String otherwise = session.personality().sharedData() ? "MATERIALIZED_VIEW" : "";
        Map<MaterializedView.Clause, String> clauses = MaterializedViewClauses.read(session.personality(), create);
        boolean deferred =
                clauses.getOrDefault(MaterializedView.Clause.REFRESH, "").contains("DEFERRED");
        return new MaterializedView(
                session.cluster().nextId(),
                name,
                ViewStatements.columns(create.columnNameWithComment(), query.columns()),
                ColumnDefinitions.comment(create.comment(), otherwise),
                clauses,
                MaterializedViewClauses.properties(session.personality(), create),
                query.toKeep(create.queryStatement()),
                null,
                deferred ? null : session.cluster().clock().instant());
    }

    static Answer alter(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.AlterMaterializedViewStatementContext alter = statement.alterMaterializedViewStatement();
        RelationName name = Names.relation(alter.mvName);
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            MaterializedView before = find(session, database, name.name());
            MaterializedView after = altered(session.personality(), before, alter, text);
            if (!after.name().equals(before.name())
                    && database.relation(after.name()).isPresent()) {
                throw SqlError.checking(
                        session.personality(), "Materialized view [" + after.name() + "] is already used");
            }
            database.remove(before);
            database.put(after);
            return Answer.OK;
        });
    }

    private static MaterializedView find(Session session, Database database, String name) {
        if (database.relation(name).orElse(null) instanceof MaterializedView view) {
            return view;
        }
        throw SqlError.checking(session.personality(), "Materialized view " + name + " is not found");
    }

    private static MaterializedView altered(
            Personality personality,
            MaterializedView view,
            StarRocksParser.AlterMaterializedViewStatementContext alter,
            String text) {
        if (alter.statusDesc() != null) {
            boolean active = alter.statusDesc().ACTIVE() != null;
            return view.inactive(active ? null : "user use alter materialized view set status to inactive");
        }
        if (alter.tableRenameClause() != null) {
            return view.named(Names.text(alter.tableRenameClause().identifier()));
        }
        if (alter.refreshSchemeDesc() != null) {
            return view.withClause(
                    MaterializedView.Clause.REFRESH, MaterializedViewClauses.refresh(alter.refreshSchemeDesc()));
        }
        if (alter.modifyPropertiesClause() != null) {
            Map<String, String> changes =
                    Literals.properties(alter.modifyPropertiesClause().propertyList());
            MaterializedViewClauses.check(personality, changes);
            return view.withProperties(changes);
        }
        throw SqlError.notKnown(text);
    }

    /** The answer is the id of the task run, as the front end gives it. */
    static Answer refresh(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.RefreshMaterializedViewStatementContext refresh = statement.refreshMaterializedViewStatement();
        RelationName name = Names.relation(refresh.mvName);
        return session.cluster().catalog().locked(() -> {
            Database database = Relations.database(session, name.database());
            MaterializedView view = find(session, database, name.name());
            if (!view.active()) {
                throw SqlError.checking(
                        session.personality(),
                        "Refresh materialized view failed because [" + view.name()
                                + "] is not active. You can try to active it with ALTER MATERIALIZED VIEW "
                                + view.name() + " ACTIVE");
            }
            database.put(view.refreshed(session.cluster().clock().instant()));
            return Answer.rows(
                    List.of(AnswerColumn.text("QUERY_ID")),
                    List.of(List.of(session.cluster().nextQueryId())));
        });
    }

    /** What reads this relation, in any database, is active no more. Called while holding the cluster's lock. */
    static void deactivateReaders(Session session, Database database, String read, String reason) {
        String named = Expressions.quoted(database.name()) + "." + Expressions.quoted(read);
        for (Database each : List.copyOf(session.cluster().catalog().databases())) {
            for (Relation relation : List.copyOf(each.relations())) {
                if (relation instanceof MaterializedView view
                        && view.query().whole().contains(named)) {
                    each.put(view.inactive(reason));
                }
            }
        }
    }
}
