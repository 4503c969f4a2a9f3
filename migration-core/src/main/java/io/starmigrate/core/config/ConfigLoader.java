package io.starmigrate.core.config;

import io.starmigrate.core.starrocks.transfer.Unload;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a configuration of a {@code .env} file and the environment. The format of the file is told in
 * {@code .env.example}, its keys are those of {@link ConfigKey} and {@link RetiredKey}.
 *
 * <p>An environment variable that is not blank wins over the file. Everything that is wrong is found in one reading.
 * Nothing but the file is touched: whether a host answers is not asked here. Called twice, it reads twice. Safe for use
 * by many threads.
 */
public final class ConfigLoader {
    private static final Duration SHORTEST_TAKEOVER = Duration.ofSeconds(2);

    private ConfigLoader() {}

    /**
     * Reads a file.
     *
     * @param file the file; its name stands in every finding as it is given here
     * @param environment the environment variables
     * @param needs what the command works with
     * @throws ConfigException with all that is wrong, or when there is no such file
     */
    public static LoadedConfig load(Path file, Map<String, String> environment, Set<Need> needs) {
        return load(file, environment, needs, SecretStore.NOWHERE);
    }

    /**
     * Reads a file; else as {@link #load(Path, Map, Set)}.
     *
     * @param secrets where secrets are kept that the file only names
     */
    public static LoadedConfig load(Path file, Map<String, String> environment, Set<Need> needs, SecretStore secrets) {
        try {
            LoadedConfig loaded = parse(file.toString(), text(file), environment, needs, secrets);
            return new LoadedConfig(loaded.config().following(file, environment), loaded.warnings());
        } catch (IOException unreadable) {
            throw new ConfigException(new ConfigReport(List.of(unreadable(file, unreadable)), List.of()));
        }
    }

    /**
     * Reads a text as {@link #load} reads a file.
     *
     * @param place what its problems call the text
     */
    public static LoadedConfig parse(String place, String text, Map<String, String> environment, Set<Need> needs) {
        return parse(place, text, environment, needs, SecretStore.NOWHERE);
    }

    /**
     * Reads a text as {@link #load(Path, Map, Set, SecretStore)} reads a file.
     *
     * @param place what its problems call the text
     */
    public static LoadedConfig parse(
            String place, String text, Map<String, String> environment, Set<Need> needs, SecretStore secrets) {
        ConfigProblems problems = new ConfigProblems();
        Settings settings = Settings.merge(new Origin(place, 0), EnvFile.parse(place, text), environment, problems);
        MigrationConfig config = config(new ValueReader(settings, problems, secrets), needs);
        ConfigReport report = problems.report();
        if (!report.errors().isEmpty()) {
            throw new ConfigException(report);
        }
        return new LoadedConfig(config, report.warnings());
    }

    private static MigrationConfig config(ValueReader values, Set<Need> needs) {
        DatabasesReader several = new DatabasesReader(values);
        boolean areSeveral = several.areSeveral();
        ClusterReader clusters = new ClusterReader(values, areSeveral);
        AwsConfig aws = new AwsReader(values).read(needs);
        return new MigrationConfig(
                values.text(ConfigKey.JOB_NAME, MigrationConfig.JOB),
                new MigrationConfig.Clusters(
                        clusters.source(needs.contains(Need.SOURCE_CLUSTER)).orElse(null),
                        clusters.target(needs.contains(Need.TARGET_CLUSTER)).orElse(null),
                        areSeveral ? several.read() : null,
                        List.of()),
                new RouteReader(values, new StorageReader(values, aws)).read(needs),
                aws.region().isEmpty() ? null : aws,
                new MigrationConfig.Work(
                        selection(values, areSeveral),
                        limits(values),
                        values.choice(ConfigKey.UNLOAD, Unload.class).orElse(Unload.AUTO),
                        values.choice(ConfigKey.PUBLISH, PublishMode.class).orElse(PublishMode.AUTO),
                        values.choice(ConfigKey.ON_SOURCE_DROP, SourceDrop.class)
                                .orElse(SourceDrop.REPORT),
                        values.duration(ConfigKey.ROUND_EVERY),
                        values.listen(ConfigKey.OBSERVE_ADDRESS),
                        values.secret(ConfigKey.OBSERVE_TOKEN),
                        values.listen(ConfigKey.EMF_ADDRESS),
                        Timetables.fixed(values.hours())));
    }

    /** Of several databases, each has tables and renames of its own. */
    private static Selection selection(ValueReader values, boolean areSeveral) {
        SelectionReader selected = new SelectionReader(values);
        return new Selection(
                areSeveral ? List.of() : selected.tables(),
                selected.taskFilter(),
                selected.dataFilter(),
                areSeveral ? Map.of() : selected.renames(),
                areSeveral ? Map.of() : selected.syncColumns());
    }

    private static Limits limits(ValueReader values) {
        return new Limits(
                values.count(ConfigKey.CONCURRENCY),
                values.count(ConfigKey.IMPORT_CONCURRENCY),
                values.count(ConfigKey.VERIFY_CONCURRENCY),
                new Limits.RelayShare(
                        values.count(ConfigKey.RELAY_CONCURRENCY),
                        relayMemory(values),
                        values.choice(ConfigKey.RELAY_COMPRESSION, RelayCompression.class)
                                .orElse(RelayCompression.NONE)),
                new Limits.LoadLimits(
                        values.count(ConfigKey.LOAD_MAX_FILES),
                        values.bytes(ConfigKey.LOAD_MAX_SIZE),
                        values.duration(ConfigKey.LOAD_MAX_WAIT)),
                takeoverAfter(values),
                values.bytesOrOff(ConfigKey.GROUP_SIZE),
                values.bytesOrOff(ConfigKey.DELTA_SIZE),
                values.bytesOrOff(ConfigKey.SPLIT_SIZE),
                values.bytesOrOff(ConfigKey.EXPORT_AHEAD));
    }

    private static long relayMemory(ValueReader values) {
        long memory = values.bytes(ConfigKey.RELAY_MEMORY, Limits.LEAST_RELAY_MEMORY);
        if (memory < Limits.LEAST_RELAY_MEMORY) {
            values.fault(
                    ConfigKey.RELAY_MEMORY,
                    "large files could not be cut into parts",
                    "give at least " + Limits.LEAST_RELAY_MEMORY / (1 << 20) + "MB, or leave it blank");
        }
        return memory;
    }

    private static Duration takeoverAfter(ValueReader values) {
        Duration takeoverAfter = values.duration(ConfigKey.TAKEOVER_AFTER, SHORTEST_TAKEOVER);
        if (takeoverAfter.compareTo(SHORTEST_TAKEOVER) < 0) {
            values.fault(
                    ConfigKey.TAKEOVER_AFTER,
                    "a worker cannot be heard of that often",
                    "give at least " + SHORTEST_TAKEOVER.toSeconds() + "s, or leave it blank");
        }
        return takeoverAfter;
    }

    // Comments in another encoding than UTF-8 do no harm; a value in one is a finding of its own.
    private static String text(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        EnvText.problem(file.toString(), content).ifPresent(encoding -> {
            throw new ConfigException(new ConfigReport(List.of(encoding), List.of()));
        });
        return EnvText.of(content);
    }

    private static ConfigProblem unreadable(Path file, IOException cause) {
        if (file.toString().isBlank()) {
            return new ConfigProblem(new Origin("--env", 0), "", "it is blank", "name the file behind it");
        }
        Origin origin = new Origin(file.toString(), 0);
        String other = "or name another file with --env";
        if (Files.isDirectory(file)) {
            return new ConfigProblem(origin, "", "it is a folder", "name the file in it with --env");
        }
        if (cause instanceof NoSuchFileException) {
            return new ConfigProblem(
                    origin, "", "there is no such file", "copy .env.example to " + file + " and fill it in, " + other);
        }
        return cause instanceof AccessDeniedException
                ? new ConfigProblem(origin, "", "this user may not read it", "let this user read it, " + other)
                : new ConfigProblem(origin, "", "the file cannot be read (" + cause + ")", "mend it, " + other);
    }
}
