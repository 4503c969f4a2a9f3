package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.SelfWriter;
import io.starmigrate.standin.catalog.SelfWriter.Kind;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.session.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements that stop what writes by itself, or set it going again. */
final class StoppedWriters {
    private StoppedWriters() {}

    static Answer pauseRoutineLoad(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.PauseRoutineLoadStatementContext pause = statement.pauseRoutineLoadStatement();
        return routineLoad(session, pause.db, pause.name, "PAUSED");
    }

    static Answer resumeRoutineLoad(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ResumeRoutineLoadStatementContext resume = statement.resumeRoutineLoadStatement();
        return routineLoad(session, resume.db, resume.name, "NEED_SCHEDULE");
    }

    private static Answer routineLoad(
            Session session,
            StarRocksParser.@Nullable QualifiedNameContext database,
            StarRocksParser.IdentifierContext name,
            String state) {
        Optional<String> in = Optional.ofNullable(database)
                .map(written -> Names.relation(written).name());
        return changed(session, Kind.ROUTINE_LOAD, new RelationName(in, Names.text(name)), state);
    }

    static Answer alterPipe(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.AlterPipeStatementContext alter = statement.alterPipeStatement();
        if (alter.alterPipeClause().SUSPEND() == null && alter.alterPipeClause().RESUME() == null) {
            throw SqlError.notKnown(text);
        }
        String state = alter.alterPipeClause().SUSPEND() == null ? "RUNNING" : "SUSPEND";
        return changed(session, Kind.PIPE, Names.relation(alter.qualifiedName()), state);
    }

    static Answer dropTask(Session session, StarRocksParser.StatementContext statement, String text) {
        String name =
                Names.relation(statement.dropTaskStatement().qualifiedName()).name();
        SelfWriter task = session.cluster().activity().writers(Kind.TASK).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> SqlError.analyzing("Task " + name + " is not exist"));
        session.cluster().activity().remove(task);
        return Answer.OK;
    }

    private static Answer changed(Session session, Kind kind, RelationName name, String state) {
        String database = session.databaseOr(name.database().orElse(null));
        SelfWriter writer = session.cluster()
                .activity()
                .writer(kind, database, name.name())
                .orElseThrow(() -> SqlError.analyzing("Unknown " + (kind == Kind.PIPE ? "pipe" : "routine load job")
                        + " [" + name.name() + "] in database " + database));
        session.cluster().activity().change(writer, state);
        return Answer.OK;
    }
}
