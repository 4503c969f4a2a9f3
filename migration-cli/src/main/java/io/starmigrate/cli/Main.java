package io.starmigrate.cli;

import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.worker.service.ShutdownSignal;
import io.starmigrate.worker.wiring.MigratorBuilder;

/** The process {@code migrate}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Surroundings surroundings = new Surroundings(Terminal.ofProcess(), System.getenv(), new ShutdownSignal());
        System.exit(new Cli(surroundings, config -> new MigratorBuilder(config).open()).run(arguments));
    }
}
