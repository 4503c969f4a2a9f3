package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHOW PROCESSLIST: the connections that execute something now. */
final class ShowProcesses {
    /** How much of a statement is shown without FULL. */
    private static final int SHORT = 100;

    private static final List<String> COLUMNS =
            List.of("Id", "User", "Host", "Db", "Command", "ConnectionStartTime", "Time", "State", "Info", "IsPending");

    private ShowProcesses() {}

    static Answer execute(Session session, StarRocksParser.StatementContext statement, String text) {
        boolean full = statement.showProcesslistStatement().FULL() != null;
        Instant now = session.cluster().clock().instant();
        List<List<@Nullable String>> rows = session.cluster().running().all().stream()
                .<List<@Nullable String>>map(running -> List.of(
                        Long.toString(running.connection()),
                        running.user(),
                        "127.0.0.1:0",
                        running.database(),
                        "Query",
                        Times.shown(running.since()),
                        Long.toString(Duration.between(running.since(), now).toSeconds()),
                        "OK",
                        full || running.masked().length() <= SHORT
                                ? running.masked()
                                : running.masked().substring(0, SHORT),
                        "false"))
                .toList();
        return new ShownRows(COLUMNS, rows).answer();
    }
}
