package io.starmigrate.sandbox;

import io.starmigrate.sandbox.world.WorldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps a sandbox running until it is interrupted. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps both clusters and both clouds running in the foreground; the target is empty.",
            "Writes D/.env for every command, D/ready when it is up, D/source.sql.log and D/target.sql.log."
        })
final class SandboxCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 200;

    @Option(names = "--dir", paramLabel = "D", required = true, description = "Where everything is kept.")
    private Path directory = Path.of("");

    @Option(
            names = "--network-faults",
            paramLabel = "SEED",
            description =
                    "Let connections from D/.env be refused, cut, delayed, or lose replies; D/direct.env is without.")
    private @Nullable Long networkFaults;

    @Mixin
    private WorldOptions options = new WorldOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        WorldSettings settings = options.settings(directory);
        SandboxDirectory taken = new SandboxDirectory(directory);
        taken.take().ifPresent(why -> {
            throw new ParameterException(
                    spec.commandLine(), "Cannot use --dir " + directory + ": " + why + "; name another");
        });
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> waitFor(interrupted, stopped)));
        spec.commandLine()
                .getErr()
                .println("Starting two clusters and two clouds and filling the source, which takes up to a minute ...");
        try (Sandbox sandbox = Sandbox.start(settings, options.scale)) {
            if (networkFaults != null) {
                sandbox.makeFaulty(networkFaults);
            }
            Files.writeString(taken.ready(), "");
            spec.commandLine().getErr().println(welcome(sandbox.env()));
            obey(sandbox, interrupted);
        } finally {
            taken.release();
            stopped.countDown();
        }
        return 0;
    }

    private void obey(Sandbox sandbox, CountDownLatch interrupted) throws IOException, InterruptedException {
        List<FaultFile> orders = List.of(
                new FaultFile(
                        directory.resolve("source.faults"), sandbox.world().source()),
                new FaultFile(
                        directory.resolve("target.faults"), sandbox.world().target()));
        while (!interrupted.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            for (FaultFile order : orders) {
                for (String line : order.read()) {
                    spec.commandLine().getErr().println("This orders no fault that is known: " + line);
                }
            }
        }
    }

    private static String welcome(Path env) {
        return String.join(
                System.lineSeparator(),
                "The sandbox is up, with a full source and an empty target; Ctrl-C stops it. In another shell:",
                "  ./migrate check --env " + env,
                "  ./migrate schema --env " + env,
                "  ./migrate sync --env " + env,
                "  ./migrate verify --env " + env);
    }

    /** The process ends when its hooks have: this one lets the servers stop first. */
    private static void waitFor(CountDownLatch interrupted, CountDownLatch stopped) {
        interrupted.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
