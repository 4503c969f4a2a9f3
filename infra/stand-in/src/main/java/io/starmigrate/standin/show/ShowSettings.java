package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Statements;
import io.starmigrate.standin.session.Session;
import io.starmigrate.standin.session.SystemVariables;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SHOW VARIABLES, ADMIN SHOW FRONTEND CONFIG, SHOW STORAGE VOLUMES, SHOW WARNINGS, SET and SYNC. */
final class ShowSettings {
    private static final List<String> CONFIG = List.of("Key", "AliasNames", "Value", "Type", "IsMutable", "Comment");

    private ShowSettings() {}

    static Answer variables(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.ShowVariablesStatementContext show = statement.showVariablesStatement();
        String pattern =
                show.pattern == null ? "%" : Literals.text(show.pattern).toLowerCase(Locale.ROOT);
        List<List<@Nullable String>> rows = SystemVariables.of(session).entrySet().stream()
                .filter(variable -> Like.matches(variable.getKey().toLowerCase(Locale.ROOT), pattern))
                .<List<@Nullable String>>map(variable -> List.of(variable.getKey(), variable.getValue()))
                .toList();
        return new ShownRows(List.of("Variable_name", "Value"), rows)
                .where(show.expression())
                .answer();
    }

    static Answer frontendConfig(Session session, StarRocksParser.StatementContext statement, String text) {
        StarRocksParser.AdminShowConfigStatementContext show = statement.adminShowConfigStatement();
        String pattern = show.pattern == null ? "%" : Literals.text(show.pattern);
        List<List<@Nullable String>> rows = FrontendConfig.of(session.personality()).stream()
                .filter(item -> Like.matches(item.key(), pattern))
                .<List<@Nullable String>>map(
                        item -> List.of(item.key(), item.aliases(), item.value(), item.type(), item.mutable(), ""))
                .toList();
        return new ShownRows(CONFIG, rows).answer();
    }

    static Answer storageVolumes(Session session, StarRocksParser.StatementContext statement, String text) {
        List<List<@Nullable String>> rows =
                session.personality().sharedData() ? List.of(List.of("builtin_storage_volume")) : List.of();
        return new ShownRows(List.of("Storage Volume"), rows).answer();
    }

    static Answer warnings(Session session, StarRocksParser.StatementContext statement, String text) {
        return new ShownRows(List.of("Level", "Code", "Message"), List.of()).answer();
    }

    /** A leader has nothing to catch up with. */
    static Answer sync(Session session, StarRocksParser.StatementContext statement, String text) {
        return Answer.OK;
    }

    /** Session variables are kept as written; character sets are accepted and have no effect. */
    static Answer set(Session session, StarRocksParser.StatementContext statement, String text) {
        for (StarRocksParser.SetVarContext variable : statement.setStatement().setVar()) {
            if (variable instanceof StarRocksParser.SetSystemVarContext system) {
                set(session, system);
            } else if (!(variable instanceof StarRocksParser.SetNamesContext
                    || variable instanceof StarRocksParser.SetTransactionContext)) {
                throw SqlError.notKnown("SET " + Statements.source(variable));
            }
        }
        return Answer.OK;
    }

    private static void set(Session session, StarRocksParser.SetSystemVarContext variable) {
        String name = Names.text(
                variable.identifier() != null
                        ? variable.identifier()
                        : variable.systemVariable().identifier());
        StarRocksParser.SetExprOrDefaultContext value = variable.setExprOrDefault();
        if (value.DEFAULT() != null) {
            SystemVariables.reset(session, name);
            return;
        }
        String written = value.expression() == null
                ? value.getText()
                : Expressions.printed(value.expression(), column -> column);
        boolean quoted = written.length() > 1 && written.startsWith("'") && written.endsWith("'");
        String plain = quoted ? written.substring(1, written.length() - 1) : written;
        if (isGlobal(variable)) {
            SystemVariables.setGlobal(session, name, plain);
        } else {
            SystemVariables.set(session, name, plain);
        }
    }

    private static boolean isGlobal(StarRocksParser.SetSystemVarContext variable) {
        StarRocksParser.VarTypeContext type = variable.varType() != null || variable.systemVariable() == null
                ? variable.varType()
                : variable.systemVariable().varType();
        return type != null && type.GLOBAL() != null;
    }
}
