package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.rows.Engine;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;
import io.starmigrate.standin.session.SystemVariables;
import java.util.Optional;

/** SELECT. */
public final class SelectExecutor implements StatementExecutor {
    private final Engine engine;

    public SelectExecutor(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.QueryStatementContext query = statement.queryStatement();
        if (query.explainDesc() != null || query.optimizerTrace() != null || query.outfile() != null) {
            throw QueryTranslator.unknown(query);
        }
        Optional<Answer> constant = session.cluster()
                .catalog()
                .locked(() -> ConstantRow.of(new QueryTranslator(session), query.queryRelation()));
        return constant.orElseGet(() -> QueryRunner.run(bound(session, query.queryRelation())));
    }

    /** {@code sql_select_limit} holds for what a client asks, whatever the table; a LIMIT of its own goes before it. */
    private static String selectLimit(Session session, StarRocksParser.QueryRelationContext query) {
        long limit = SystemVariables.selectLimit(session);
        boolean free = limit == Long.MAX_VALUE || query.queryNoWith().limitElement() != null;
        return free ? "" : " LIMIT " + limit;
    }

    private QueryRunner.Bound bound(Session session, StarRocksParser.QueryRelationContext query) {
        return session.cluster().catalog().locked(() -> {
            String sql = new QueryTranslator(session).query(query);
            return QueryRunner.bind(engine.connect(), sql + selectLimit(session, query));
        });
    }
}
