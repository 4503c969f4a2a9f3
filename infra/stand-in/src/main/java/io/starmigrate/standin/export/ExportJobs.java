package io.starmigrate.standin.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** All exports of a cluster. Thread-safe. */
public final class ExportJobs {
    private static final String LEADER_CHANGED =
            "FE restarted or Leader changed during exporting. Job must be cancelled";

    private final Map<Long, ExportJob> jobs = new TreeMap<>();

    synchronized void add(ExportJob job) {
        jobs.put(job.id(), job);
    }

    /** Changes a job that has not reached its last state; empty when it has. */
    synchronized Optional<ExportJob> change(long id, UnaryOperator<ExportJob> change) {
        ExportJob job = jobs.get(id);
        if (job == null || job.state().last()) {
            return Optional.empty();
        }
        ExportJob changed = change.apply(job);
        jobs.put(id, changed);
        return Optional.of(changed);
    }

    /** What a front end does that has become leader: jobs that have not ended are cancelled. */
    public synchronized void replay(Instant when) {
        jobs.replaceAll(
                (id, job) -> (job.state().last() ? job : job.cancelled("RUN_FAIL", LEADER_CHANGED, when)).replayed());
    }

    /** Whether the job has not reached its last state. */
    synchronized boolean alive(long id) {
        ExportJob job = jobs.get(id);
        return job != null && !job.state().last();
    }

    /** The database's jobs, oldest first. */
    synchronized List<ExportJob> of(String database) {
        List<ExportJob> found = new ArrayList<>(jobs.values());
        found.removeIf(job -> !job.database().equals(database));
        return found;
    }
}
