package io.starmigrate.worker.publish;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.EarlierLoads;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingRefusal;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import java.util.List;

/**
 * Switches stagings in. Where StarRocks names them, a switch that comes late would show the staging that has the name
 * by then; so it is written down before it is sent, with its answer after, and {@link EarlierLoads} has the next
 * staging wait for those without. It is written down before the staging's id is looked at: whoever drops the staging,
 * and then finds no switch written down, has none to fear. Stagings of names of their own are switched in without any
 * record.
 *
 * <p>Safe for use by many threads, under the leases of the tasks' stagings.
 */
record NamedSwitches(TargetCluster target, TaskRecorder recorder, WorkerIdentity self) {
    /**
     * Shows a task's staging; see {@link TargetCluster#publish}.
     *
     * @param token of a fresh lease
     */
    void publish(PartitionTask task, Staging staging, long token) {
        Runnable statement = () -> target.publish(StagingOpener.place(task), staging, token);
        if (target.namesStaging(StagingOpener.place(task))) {
            Load sent = Load.switching(
                    task.id(), label(task.id(), staging, token), task.pass(), self.change(staging + " is switched in"));
            send(sent, statement);
        } else {
            statement.run();
        }
    }

    /**
     * Shows stagings of a travel group; see {@link TargetCluster#publishTogether}. Written down once, beside the loads
     * that have brought their rows: each of them asks there.
     *
     * @param tasks members of the group, one at least
     * @param token of a fresh lease of the first
     */
    void publishTogether(List<PartitionTask> tasks, List<Landing> landings, long token) {
        PartitionTask first = tasks.get(0);
        Runnable statement = () -> target.publishTogether(landings);
        if (target.namesStaging(StagingOpener.place(first))) {
            Load sent = first.group()
                    .map(group -> Load.switching(
                            group.carrier().beside(first.id()),
                            label(first.id(), landings.get(0).staging(), token),
                            group.pass(),
                            self.change(Units.counted(landings.size(), "staging") + " are switched in")))
                    .orElseThrow();
            send(sent, statement);
        } else {
            statement.run();
        }
    }

    /** No two statements have the same: each is sent under a write of the lease of its own. */
    private static String label(PartitionTaskId id, Staging staging, long token) {
        return Labels.label(
                List.of(id.partition().job(), id.partition().table(), "switch", "g" + id.generation()),
                List.of(id.toString(), staging.name(), Long.toString(staging.partitionId()), Long.toString(token)));
    }

    private void send(Load first, Runnable statement) {
        if (!recorder.record(first).equals(first)) {
            throw new ClusterException(
                    Remedy.ASK_AGAIN, "Switch " + first.label() + " was written down by somebody else", null);
        }
        try {
            statement.run();
        } catch (ClusterException refused) {
            if (isNotOnItsWay(refused)) {
                var unused = recorder.advance(first.to(LoadState.CANCELLED, self.change("the switch was refused")));
            }
            throw refused;
        }
        var unused = recorder.advance(first.finished(0, self.change("the switch has answered")));
    }

    /** What passes may be said by whoever has only lost sight of the statement. */
    private static boolean isNotOnItsWay(ClusterException refused) {
        return refused.isUnsent() || StagingRefusal.provesNoneMade(refused);
    }
}
