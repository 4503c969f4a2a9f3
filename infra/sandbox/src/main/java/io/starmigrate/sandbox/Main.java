package io.starmigrate.sandbox;

import io.starmigrate.core.text.SettingName;
import java.nio.file.FileSystemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The sandbox's commands: {@code demo}, {@code sandbox}, {@code sql} and {@code kill-test}. */
@Command(
        name = "migrate",
        subcommands = {DemoCommand.class, SandboxCommand.class, SqlCommand.class, KillTestCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "demo|sandbox|sql|kill-test",
        description = "Tries the migration tool on a whole world in one process, on loopback.")
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commands().execute(arguments));
    }

    /** The commands; whatever goes wrong is one sentence. */
    static CommandLine commands() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler((wrong, arguments) -> {
                    CommandLine command = wrong.getCommandLine();
                    command.getErr().println(wrong.getMessage());
                    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    command.getErr().println(said(failed));
                    LOG.debug("Where it happened", failed);
                    return ExitCode.SOFTWARE;
                });
    }

    private static String said(Exception failed) {
        if (failed instanceof FileSystemException refused) {
            return "Cannot write to " + refused.getFile() + " ("
                    + refused.getClass().getSimpleName() + "); name a directory of yours by --dir";
        }
        return SettingName.inKeys(failed.getMessage() == null ? failed.toString() : failed.getMessage());
    }
}
