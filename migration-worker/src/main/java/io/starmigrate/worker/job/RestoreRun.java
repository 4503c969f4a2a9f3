package io.starmigrate.worker.job;

import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.backup.RestorePreparation.Prepared;
import io.starmigrate.worker.crew.Ports;
import io.starmigrate.worker.crew.RoleSettings;
import io.starmigrate.worker.loop.StageClock;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.status.StatusReader;
import java.util.List;

/** Brings files that came without their source into the target, once their tables are there. */
record RestoreRun(Ports ports, RoleSettings settings, JobRun run) {
    JobReport of(String job, RestoreRequest request, Prepared prepared, ProgressListener progress) {
        if (prepared.inPlace()) {
            Announcements announcements =
                    new Announcements(ports.queue(), settings.route().targetRoot());
            prepared.manifests().forEach(manifest -> announcements.announceAll(manifest, List.of()));
        }
        RunGoal goal = prepared.inPlace() ? RunGoal.RESTORE_IN_PLACE : RunGoal.RESTORE;
        // What it is bound to was looked at as it was written down.
        JobReport report = run.reach(job, goal, new StageClock(System::nanoTime), progress, works -> true);
        return RestoreEnd.of(
                report,
                request,
                prepared,
                new StatusReader(ports.recorder()).read(job).tasks());
    }
}
