package io.starmigrate.worker.service;

import io.starmigrate.core.config.MigrationConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a worker process is started with.
 *
 * @param env the configuration files, or directories of them, at least one
 * @param named the job's name; null for the one the configuration names
 */
record WorkerArguments(List<Path> env, @Nullable String named) {
    static final String USAGE =
            "Usage: java -jar migration-worker.jar --env FILE|DIRECTORY [--env ...] [--job NAME] | --version";

    WorkerArguments {
        env = List.copyOf(env);
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static WorkerArguments parse(List<String> arguments) {
        List<Path> env = new ArrayList<>();
        @Nullable String job = null;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String option = words.next();
            switch (option) {
                case "--env" -> env.add(Path.of(value(option, words)));
                case "--job" -> job = jobName(value(option, words));
                default -> throw new IllegalArgumentException("Cannot understand \"" + option + "\"");
            }
        }
        if (env.isEmpty()) {
            throw new IllegalArgumentException("Cannot start without a configuration: name its file with --env");
        }
        return new WorkerArguments(env, job);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("Cannot use " + option + ": its value is missing");
        }
        return words.next();
    }

    private static String jobName(String name) {
        MigrationConfig.jobNameFault(name).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return name;
    }

    Optional<String> job() {
        return Optional.ofNullable(named);
    }
}
