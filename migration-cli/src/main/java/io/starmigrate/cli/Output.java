package io.starmigrate.cli;

import io.starmigrate.cli.json.JsonReport;
import io.starmigrate.cli.options.CommandOptions;
import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.ShownText;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** What a command has to say in the end: its report, or why there is none. */
final class Output {
    private final Terminal terminal;
    private final CommandOptions options;

    Output(Terminal terminal, CommandOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    void report(CommandResult answer) {
        terminal.out().println(options.json ? answer.json() : ShownText.lines(answer.text()));
    }

    /** Says once what went wrong and gives back the exit code. */
    int failure(@Nullable String message, Throwable cause, int exitCode) {
        String reason = SettingName.inKeys(message == null ? cause.getClass().getName() : message);
        terminal.err().println(ShownText.lines(reason));
        if (options.debug) {
            terminal.err().print(ShownText.lines(SettingName.inKeys(stackTrace(cause))));
        }
        if (options.json) {
            terminal.out().println(JsonReport.failure(reason, exitCode));
        }
        return exitCode;
    }

    private static String stackTrace(Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
