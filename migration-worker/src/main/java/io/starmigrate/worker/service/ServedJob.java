package io.starmigrate.worker.service;

import io.starmigrate.core.config.ConfigException;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Databases;
import io.starmigrate.core.config.LoadedConfig;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.config.SecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that a worker process works on.
 *
 * @param file the configuration it is of
 */
record ServedJob(Path file, String job, MigrationConfig config) {
    private static final Logger LOG = LoggerFactory.getLogger(ServedJob.class);
    private static final String ENDING = ".env";

    /**
     * The jobs that a process is started for.
     *
     * @throws ConfigException with all that is wrong in any of the files
     * @throws IllegalArgumentException when two of them are about one job, or a directory has none
     */
    static List<ServedJob> of(WorkerArguments arguments, Map<String, String> environment, SecretStore secrets) {
        List<Path> files = files(arguments.env());
        if (files.size() > 1 && arguments.job().isPresent()) {
            throw new IllegalArgumentException(
                    "Cannot use --job with several configurations: each names its own job, JOB_NAME");
        }
        List<ServedJob> jobs = new ArrayList<>();
        ConfigException all = null;
        for (Path file : files) {
            try {
                LoadedConfig loaded = ConfigLoader.load(file, environment, EnumSet.allOf(Need.class), secrets);
                loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
                String job = arguments.job().orElse(loaded.config().job());
                jobs.add(new ServedJob(file, job, loaded.config()));
            } catch (ConfigException wrong) {
                all = all == null ? wrong : all.and(wrong);
            }
        }
        if (all != null) {
            throw all;
        }
        requireApart(jobs);
        return jobs;
    }

    private static List<Path> files(List<Path> named) {
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                files.addAll(among(path));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> among(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(ENDING) && !Files.isDirectory(file))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("Cannot find a configuration in " + directory
                        + ": no file there has a name that ends in " + ENDING);
            }
            return files;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("Cannot read " + directory + ": " + unreadable, unreadable);
        }
    }

    /** Two workers of one job in one process would take each other's work for their own. */
    private static void requireApart(List<ServedJob> jobs) {
        Map<String, Path> known = new HashMap<>();
        for (ServedJob job : jobs) {
            for (String name : job.names()) {
                Path other = known.putIfAbsent(name, job.file);
                if (other != null) {
                    throw new IllegalArgumentException("Cannot work on both " + other + " and " + job.file
                            + ": each is about job \"" + name + "\"; give one of them another JOB_NAME");
                }
            }
        }
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(Set.of(job));
        config.databases()
                .filter(databases -> !databases.areAsked())
                .ifPresent(databases -> databases.named().forEach(database -> names.add(Databases.job(job, database))));
        return names;
    }
}
