package io.starmigrate.sandbox.kills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker's process is started: a JVM of its own with this one's class path. Its output is appended to a log file.
 *
 * @param name what its log is called
 * @param words the main class and its arguments
 * @param directory where its log is
 */
record WorkerCommand(String name, List<String> words, Path directory) {
    private static final int LAST = 20;
    private static final List<String> JVM = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            // The class path of a test has a configuration of its own, which wins.
            "-Dlogback.configurationFile=logback.xml");

    WorkerCommand {
        words = List.copyOf(words);
    }

    /** The service: all roles, until it is told to end. */
    static WorkerCommand service(Path env, String job, Path directory) {
        return new WorkerCommand(
                "worker",
                List.of("io.starmigrate.worker.service.WorkerProcess", "--env", env.toString(), "--job", job),
                directory);
    }

    /** One round from the command line: it ends when every partition has. */
    static WorkerCommand sync(Path env, String job, Path directory) {
        return new WorkerCommand(
                "sync", List.of("io.starmigrate.cli.Main", "sync", "--env", env.toString(), "--job", job), directory);
    }

    /** From rounds to where applications are switched, without a question. */
    static WorkerCommand cutover(Path env, String job, Path directory) {
        return new WorkerCommand(
                "cutover",
                List.of("io.starmigrate.cli.Main", "cutover", "--yes", "--env", env.toString(), "--job", job),
                directory);
    }

    Process start() {
        List<String> command = new ArrayList<>(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(words);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(directory.resolve(name + ".log").toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot start " + words, failed);
        }
    }

    private Path log() {
        return directory.resolve(name + ".log");
    }

    /** What its processes said last. */
    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
        } catch (IOException unreadable) {
            return "(" + unreadable + ")";
        }
    }
}
