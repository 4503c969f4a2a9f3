package io.starmigrate.worker.several;

import io.starmigrate.core.config.Databases;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Finds out which databases a job is about. A pattern stands for those of the source and, beside them, for those that
 * the recorder has a job of: what the source has dropped since is not forgotten.
 */
final class DatabaseParts {
    private final MigrationConfig config;
    private final Databases databases;
    private final Supplier<TaskRecorder> recorder;
    private final Supplier<List<String>> atSource;

    /**
     * @param config says that there are several
     * @param atSource the databases of the source
     */
    DatabaseParts(MigrationConfig config, Supplier<TaskRecorder> recorder, Supplier<List<String>> atSource) {
        this.config = config;
        this.databases = config.databases().orElseThrow();
        this.recorder = recorder;
        this.atSource = atSource;
    }

    /** Where a pattern's databases are looked up. */
    enum Among {
        /** The recorder alone: the source need not be there any more. */
        RECORDED,
        /** Recorder and source. */
        THERE,
        /** Nowhere: what came without a source is no source's. */
        NAMED
    }

    /**
     * The databases of a job; where the name is that of one database's job, that one.
     *
     * @throws MigrationException for wrong input where there is none, or where a job of this name is about something
     *     else
     */
    List<DatabasePart> of(String job, Among among) {
        Optional<Job> known = recorder.get().job(job);
        if (known.isPresent()) {
            return List.of(one(known.get()));
        }
        List<String> all = databases.areAsked() ? asked(job, among) : databases.named();
        List<DatabasePart> parts =
                all.stream().map(database -> part(job, database, all)).toList();
        return all.stream()
                .filter(database -> Databases.job(config.job(), database).equals(job))
                .findFirst()
                .map(database -> List.of(part(config.job(), database, all)))
                .orElse(parts);
    }

    /** Those that the recorder has: some may not be planned yet, or be removed already; all where it has none. */
    List<DatabasePart> recorded(String job) {
        List<DatabasePart> all = of(job, Among.RECORDED);
        List<DatabasePart> recorded = all.stream()
                .filter(part -> recorder.get().job(part.job()).isPresent())
                .toList();
        return recorded.isEmpty() ? all : recorded;
    }

    /** Whether a job of this name is that of one database: then tables are named without it. */
    static boolean isOneJob(String job, List<DatabasePart> all) {
        return all.size() == 1 && all.get(0).job().equals(job);
    }

    private DatabasePart part(String job, String database, List<String> all) {
        return new DatabasePart(database, Databases.job(job, database), config.of(database, all));
    }

    private DatabasePart one(Job known) {
        String database = known.source();
        if (known.name().equals(config.job()) || !databases.mayHave(database)) {
            throw new MigrationException(
                    Fault.REFUSED,
                    "Job \"" + known.name() + "\" is bound to the database " + database
                            + ", and " + SettingName.SOURCE_DB_NAME
                            + " names several, or others. Nothing was begun. Put it back, or begin"
                            + " another job: name it with --job",
                    null);
        }
        List<String> all = databases.areAsked() ? List.of(database) : databases.named();
        return new DatabasePart(database, known.name(), config.of(database, all));
    }

    private List<String> asked(String job, Among among) {
        if (among == Among.NAMED) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    SettingName.SOURCE_DB_NAME
                            + " has a pattern, and no source is asked for files that came without it: name the"
                            + " databases, such as " + SettingName.SOURCE_DB_NAME + "=shop,hr",
                    null);
        }
        TreeSet<String> found = new TreeSet<>();
        recorder.get().jobs().stream()
                .filter(known ->
                        databases.mayHave(known.source()) && known.name().equals(Databases.job(job, known.source())))
                .map(Job::source)
                .forEach(found::add);
        if (among == Among.THERE) {
            try {
                found.addAll(databases.among(atSource.get()));
            } catch (IllegalArgumentException misspelt) {
                throw new MigrationException(Fault.WRONG_INPUT, String.valueOf(misspelt.getMessage()), misspelt);
            }
        }
        if (found.isEmpty()) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    "The recorder has no database of job \"" + job + "\": " + SettingName.SOURCE_DB_NAME
                            + " has a pattern, and nothing of" + " it is planned; plan it first",
                    null);
        }
        return List.copyOf(found);
    }
}
