package io.starmigrate.worker.plan;

import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.stream.Stream;

/** Knows whether a job would turn back what another has moved. */
final class WayBack {
    private final TaskRecorder recorder;

    WayBack(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Refuses to turn back what another job has moved, until it is known what both sides hold alike, and where the
     * trigger would take what is exported for what has arrived. What is only exported can be loaded later, by a command
     * that does not ask: so it names no target, and is no way back.
     */
    void require(String job, Binding about, boolean adopting, Purpose purpose) {
        if (recorder.job(job).map(Job::plan).isPresent()) {
            return;
        }
        for (Job other : recorder.jobs()) {
            Binding forth = other.binding();
            if (forth != null && about.turnsBack(forth)) {
                if (purpose == Purpose.EXPORT) {
                    throw wrong("Job \"" + job + "\" names as its target what job \"" + other.name()
                            + "\" has moved from, and could be loaded there. Nothing was begun. A backup needs no target:"
                            + " leave " + SettingName.TARGET_HOST + " and " + SettingName.TARGET_DB_NAME
                            + " blank, in an --env file of its own, and name a"
                            + " folder of its own in " + SettingName.STORAGES);
                }
                require(job, about, other.name(), forth, adopting);
            }
        }
    }

    private void require(String job, Binding about, String other, Binding forth, boolean adopting) {
        String from = about.source().storage();
        if (!from.isEmpty()
                && from.equals(forth.target().storage())
                && !from.equals(about.target().storage())) {
            throw wrong("Job \"" + job + "\" would export to " + from
                    + ", where the trigger announces what arrives for job \""
                    + other + "\". Nothing was begun. Name another folder first in " + SettingName.STORAGES
                    + ", which the trigger does not"
                    + " listen to");
        }
        if (!adopting && !hasPublished(other)) {
            throw wrong("Job \"" + job + "\" would move towards the source of job \"" + other
                    + "\", which is planned and has published nothing yet. Nothing was begun. If source and target are"
                    + " swapped here, put them right: " + SettingName.SOURCE_HOST + " and "
                    + SettingName.SOURCE_DB_NAME + ", " + SettingName.TARGET_HOST + " and "
                    + SettingName.TARGET_DB_NAME + "; if this direction is meant, migrate plan --adopt --job " + job
                    + " records what both sides hold alike");
        }
        if (!adopting) {
            throw wrong("Job \"" + job + "\" would move back what job \"" + other
                    + "\" has moved, and it is not recorded what both sides hold alike. Nothing was begun. Record it"
                    + " first: migrate plan --adopt --job " + job + "; then only what has changed since moves back");
        }
    }

    private boolean hasPublished(String job) {
        try (Stream<PartitionTask> published = recorder.partitions(job, PartitionState.PUBLISHED)) {
            return published.findFirst().isPresent();
        }
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.REFUSED, why, null);
    }
}
