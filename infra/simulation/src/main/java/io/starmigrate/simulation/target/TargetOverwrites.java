package io.starmigrate.simulation.target;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The INSERT statements of a target cluster, with OVERWRITE or without. Each begins when it is sent, is known by its
 * label a while later, reads its rows and ends its label, and only then shows them, whatever shows by then and whether
 * or not its client is still there. Used by one thread at a time.
 */
public final class TargetOverwrites {
    private final Map<String, Statement> statements = new LinkedHashMap<>();
    private final Chance chance;

    public TargetOverwrites(Chance chance) {
        this.chance = chance;
    }

    /** How the statements get at the cluster's rows. */
    interface Rows {
        /** The rows of a staging by its id; empty when it is gone. */
        Optional<List<String>> of(long staging);

        /** Adds rows to a staging, or to whatever it has become by then. */
        void add(long staging, List<String> rows);

        /** Shows rows in a place. */
        void show(Place place, long from, List<String> rows);
    }

    private enum Phase {
        /** It has found its tables by their names. */
        BEGUN,
        /** Its label is LOADING. */
        READING,
        /** Its label is FINISHED, its rows do not show yet. */
        SWITCHING,
        ENDED
    }

    private static final class Statement {
        /** What is overwritten; null where rows are added to staging itself. */
        private final @Nullable Place place;

        private final long staging;
        private Phase phase = Phase.BEGUN;
        private ClusterJobState label = ClusterJobState.UNKNOWN;
        private boolean hangs;
        private final List<String> read;

        Statement(@Nullable Place place, long staging, List<String> read) {
            this.place = place;
            this.staging = staging;
            this.read = List.copyOf(read);
        }

        void show(Rows rows) {
            if (place == null) {
                rows.add(staging, read);
            } else {
                rows.show(place, staging, read);
            }
        }
    }

    /**
     * Executes a statement; with some chance its client loses it on the way, and it goes on by {@link #progress}.
     *
     * @param lost how likely that is
     */
    void execute(String label, Place place, long staging, Rows rows, double lost) {
        execute(label, new Statement(place, staging, rows.of(staging).orElse(List.of())), rows, lost);
    }

    /** The same for one that adds these rows to a staging. */
    void add(String label, long staging, List<String> added, Rows rows, double lost) {
        execute(label, new Statement(null, staging, added), rows, lost);
    }

    private void execute(String label, Statement statement, Rows rows, double lost) {
        Statement known = statements.get(label);
        if (known != null && (known.phase != Phase.ENDED || known.label == ClusterJobState.FINISHED)) {
            throw new ClusterException(Remedy.ALREADY_DONE, "Label [" + label + "] has already been used.", null);
        }
        statements.put(label, statement);
        while (statement.phase != Phase.ENDED) {
            if (chance.happens(lost)) {
                statement.hangs = chance.happens(0.3);
                throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
            }
            step(statement, rows);
        }
        if (statement.label != ClusterJobState.FINISHED) {
            throw new ClusterException(Remedy.RETRY_LATER, "INSERT " + label + " was cancelled", null);
        }
    }

    private void step(Statement statement, Rows rows) {
        switch (statement.phase) {
            case BEGUN -> {
                statement.phase = Phase.READING;
                statement.label = ClusterJobState.RUNNING;
            }
            case READING -> read(statement, rows);
            case SWITCHING -> {
                statement.show(rows);
                statement.phase = Phase.ENDED;
            }
            case ENDED -> {}
        }
    }

    /** What it found when it began it may be able to read, whether or not that was dropped meanwhile. */
    private void read(Statement statement, Rows rows) {
        boolean there = rows.of(statement.staging).isPresent();
        boolean readable = there || (statement.place != null && chance.happens(0.5));
        statement.label = readable ? ClusterJobState.FINISHED : ClusterJobState.CANCELLED;
        statement.phase = readable ? Phase.SWITCHING : Phase.ENDED;
    }

    /** Lets those go on whose clients are gone. */
    void progress(Rows rows) {
        for (Statement statement : List.copyOf(statements.values())) {
            if (statement.phase != Phase.ENDED && chance.happens(statement.hangs ? 0.02 : 0.3)) {
                step(statement, rows);
            }
        }
    }

    /** Lets all of them end: StarRocks gives none longer than its timeout. */
    void endAll(Rows rows) {
        statements.values().forEach(statement -> {
            while (statement.phase != Phase.ENDED) {
                step(statement, rows);
            }
        });
    }

    /** What is known of labels, with what is known of those that are overwrites. */
    Map<String, LoadStatus> with(Map<String, LoadStatus> known, Collection<String> labels) {
        Map<String, LoadStatus> statuses = new LinkedHashMap<>(known);
        labels.forEach(label -> status(label).ifPresent(status -> statuses.put(label, status)));
        return statuses;
    }

    Optional<LoadStatus> status(String label) {
        return Optional.ofNullable(statements.get(label))
                .filter(statement -> statement.label != ClusterJobState.UNKNOWN)
                .map(statement -> new LoadStatus(label, statement.label, 0, 0, ""));
    }

    /** Ends what still reads; what is being switched in is past the point of no return. */
    boolean cancel(String label) {
        Statement statement = statements.get(label);
        if (statement != null && statement.phase == Phase.READING) {
            statement.label = ClusterJobState.CANCELLED;
            statement.phase = Phase.ENDED;
        }
        return statement != null;
    }

    Set<String> executing(Collection<String> labels) {
        return labels.stream()
                .filter(label -> Optional.ofNullable(statements.get(label))
                        .filter(statement -> statement.phase != Phase.ENDED)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    void forget() {
        statements.values().removeIf(statement -> statement.phase == Phase.ENDED && chance.happens(0.5));
    }
}
