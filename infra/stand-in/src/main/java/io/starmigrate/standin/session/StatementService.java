package io.starmigrate.standin.session;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.CredentialMask;
import io.starmigrate.standin.parse.Statements;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a text from a connection to its answers: written to the log, taken apart, read, executed. Thread-safe. */
public final class StatementService {
    private static final Logger LOG = LoggerFactory.getLogger(StatementService.class);

    private final Cluster cluster;
    private final StatementExecutor executor;
    private final Statements statements;

    public StatementService(Cluster cluster, StatementExecutor executor) {
        this.cluster = cluster;
        this.executor = executor;
        this.statements = new Statements(cluster.personality());
    }

    /** Takes the answers of a text's statements, in order. */
    @FunctionalInterface
    public interface Answers {
        /** @param more whether another statement's answer follows */
        void take(Answer answer, boolean more) throws IOException;
    }

    public Cluster cluster() {
        return cluster;
    }

    /**
     * Executes the statements of a text one by one; each answer is taken before the next statement is executed.
     *
     * @throws SqlError when a statement is refused; those after it are not executed
     */
    public void answerAll(Session session, String text, Answers answers) throws IOException {
        List<Statements.Piece> pieces = Statements.split(text, SystemVariables.readingModes(session));
        if (pieces.isEmpty()) {
            throw new SqlError(1065, "42000", "Query was empty");
        }
        for (int i = 0; i < pieces.size(); i++) {
            answers.take(answer(session, pieces.get(i)), i + 1 < pieces.size());
        }
    }

    private Answer answer(Session session, Statements.Piece piece) {
        cluster.log().append(CredentialMask.masked(piece.text()));
        session.beginQuery(cluster.nextQueryId());
        cluster.running()
                .begin(new RunningStatements.Running(
                        session.connectionId(),
                        session.user(),
                        session.database().orElse(""),
                        cluster.clock().instant(),
                        CredentialMask.masked(piece.text())));
        try {
            return executed(session, piece);
        } finally {
            cluster.running().end(session.connectionId());
        }
    }

    private void checkAlive(Session session) {
        if (cluster.running().isKilled(session.connectionId())) {
            throw SqlError.executing(session.personality(), "Cancelled: killed");
        }
    }

    private Answer executed(Session session, Statements.Piece piece) {
        try {
            StarRocksParser.StatementContext statement = statements.read(piece);
            Answer answer = executor.execute(session, statement, piece.text());
            checkAlive(session);
            return answer;
        } catch (SqlError refused) {
            throw refused;
        } catch (RuntimeException defect) {
            checkAlive(session);
            LOG.error("Cannot execute statement: {}", CredentialMask.masked(piece.text()), defect);
            throw SqlError.executing(session.personality(), "The stand-in failed: " + defect);
        }
    }

    /** Chooses a session's current database. */
    public void use(Session session, String database) {
        cluster.catalog().locked(() -> session.useKnown(database));
    }
}
