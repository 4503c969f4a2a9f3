package io.starmigrate.standin.load;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.session.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** All loads of a cluster and their labels. Thread-safe. */
public final class LoadJobs {
    private static final Pattern LABEL = Pattern.compile("[-\\w]{1,128}");

    private final Cluster cluster;
    private final Map<Long, LoadJob> jobs = new TreeMap<>();

    public LoadJobs(Cluster cluster) {
        this.cluster = cluster;
    }

    static void checkLabel(String label) {
        if (!LABEL.matcher(label).matches()) {
            throw SqlError.analyzing("Label format error. regex: ^[-\\w]{1,128}$, label: " + label);
        }
    }

    /**
     * Takes a job in.
     *
     * @throws SqlError when a job of the database that is not CANCELLED has the label
     */
    synchronized void add(LoadJob job) {
        boolean used = jobs.values().stream()
                .anyMatch(other -> other.database().equals(job.database())
                        && other.label().equals(job.label())
                        && other.state() != LoadJob.State.CANCELLED);
        if (used) {
            throw SqlError.executing(personality(), "Label [" + job.label() + "] has already been used.");
        }
        jobs.put(job.id(), job);
    }

    private Personality personality() {
        return cluster.personality();
    }

    /** Changes a job that has not reached its last state; empty when it has. */
    synchronized Optional<LoadJob> change(long id, UnaryOperator<LoadJob> change) {
        LoadJob job = jobs.get(id);
        if (job == null || job.state().last()) {
            return Optional.empty();
        }
        LoadJob changed = change.apply(job);
        jobs.put(id, changed);
        return Optional.of(changed);
    }

    /** Forgets all jobs that have reached their last state, and with them their labels. */
    synchronized void forgetEnded() {
        jobs.values().removeIf(job -> job.state().last());
    }

    /** All jobs, oldest first. */
    synchronized List<LoadJob> all() {
        return new ArrayList<>(jobs.values());
    }

    List<LoadJob> of(String database) {
        return all().stream().filter(job -> job.database().equals(database)).toList();
    }
}
