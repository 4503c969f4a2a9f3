package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.rows.Engine;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.StatementExecutor;

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
        QueryRunner.Bound bound = session.cluster().catalog().locked(() -> {
            String sql = new QueryTranslator(session).query(query.queryRelation());
            return QueryRunner.bind(engine.connect(), sql);
        });
        return QueryRunner.run(bound);
    }
}
