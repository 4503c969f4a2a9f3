package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.session.RunningStatements.Running;
import io.starmigrate.standin.session.Session;
import java.util.Locale;

/** KILL QUERY of an INSERT INTO FILES: it ends soon, and its client is told so. */
final class KillQuery {
    private static final int NO_SUCH_THREAD = 1094;

    private KillQuery() {}

    static Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.KillStatementContext kill = statement.killStatement();
        long id = Long.parseLong(kill.INTEGER_VALUE().getText());
        Running running = session.cluster().running().all().stream()
                .filter(one -> one.connection() == id)
                .findFirst()
                .orElseThrow(() -> unknown(id));
        boolean unload = running.masked().toUpperCase(Locale.ROOT).startsWith("INSERT INTO FILES");
        if (kill.QUERY() == null || !unload) {
            throw SqlError.notKnown(text);
        }
        if (!session.cluster().running().kill(id)) {
            throw unknown(id);
        }
        return Answer.OK;
    }

    private static SqlError unknown(long id) {
        return SqlError.analyzing(NO_SUCH_THREAD, "HY000", "Unknown thread id: " + id);
    }
}
