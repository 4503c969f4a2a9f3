package io.starmigrate.cli;

import io.starmigrate.worker.MigrationException;
import io.starmigrate.worker.MigrationFactory;
import java.util.ServiceLoader;

/** The process {@code migrate}. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        Surroundings surroundings = new Surroundings(terminal, System.getenv(), new ShutdownSignal());
        System.exit(new Cli(surroundings, config -> factory().open(config)).run(arguments));
    }

    private static MigrationFactory factory() {
        return ServiceLoader.load(MigrationFactory.class)
                .findFirst()
                .orElseThrow(() -> new MigrationException(
                        MigrationException.Fault.FAILED,
                        "Cannot run any command: this build holds no migration worker; build the whole project",
                        null));
    }
}
