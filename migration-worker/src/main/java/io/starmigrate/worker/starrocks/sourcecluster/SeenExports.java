package io.starmigrate.worker.starrocks.sourcecluster;

import io.starmigrate.core.starrocks.statement.ExportJob;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of EXPORTs without asking again: how those ended that have, which is for good, and for a moment that
 * others run. Of as many as that, the oldest go. Safe for use by many threads.
 */
final class SeenExports {
    /**
     * The longest pause between two looks at what runs. StarRocks begins and ends exports every five seconds alone, so
     * whoever begins the next one after two is early enough for the next five.
     */
    static final Duration LONGEST = Duration.ofSeconds(2);

    /** How long nothing has changed tells how soon something may: so many times as long is the pause. */
    private static final int CALM = 2;

    private final InstantSource clock;
    private final Map<StorageUri, ExportStatus> ended = bounded();
    private final Map<StorageUri, Long> numbers = bounded();
    private Map<StorageUri, ExportJob> running = Map.of();
    private Instant looked = Instant.EPOCH;
    private Instant changed = Instant.EPOCH;

    SeenExports(InstantSource clock) {
        this.clock = clock;
    }

    private static <T> Map<StorageUri, T> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<StorageUri, T> eldest) {
                return size() > Unloads.ENDED;
            }
        };
    }

    /** What is known of this one is known no more. */
    synchronized void forget(StorageUri folder) {
        ended.remove(folder);
        numbers.remove(folder);
        // Whoever asks for it next is told what is now.
        looked = Instant.EPOCH;
    }

    /** Those that have ended, and within the pause those that ran. */
    synchronized Map<StorageUri, ExportStatus> known(Set<StorageUri> folders) {
        Map<StorageUri, ExportStatus> known = ended(folders);
        if (clock.instant().isBefore(looked.plus(pause()))) {
            running.forEach((folder, job) -> {
                if (folders.contains(folder)) {
                    known.putIfAbsent(folder, JdbcExports.status(job, folder));
                }
            });
        }
        return known;
    }

    private Duration pause() {
        Duration calm = Duration.between(changed, looked).multipliedBy(CALM);
        return calm.compareTo(LONGEST) < 0 ? calm : LONGEST;
    }

    /** How those ended that have. */
    synchronized Map<StorageUri, ExportStatus> ended(Set<StorageUri> folders) {
        Map<StorageUri, ExportStatus> known = new HashMap<>();
        for (StorageUri folder : folders) {
            ExportStatus status = ended.get(folder);
            if (status != null) {
                known.put(folder, status);
            }
        }
        return known;
    }

    /**
     * These go on.
     *
     * @param isLook whether all that anybody waits for was asked for
     */
    synchronized void goingOn(Map<StorageUri, ExportJob> jobs, boolean isLook) {
        jobs.forEach((folder, job) -> numbers.put(folder, job.jobId()));
        if (isLook) {
            looked = clock.instant();
            changed = states(jobs).equals(states(running)) ? changed : looked;
            running = Map.copyOf(jobs);
        }
    }

    private static Map<StorageUri, ExportJob.State> states(Map<StorageUri, ExportJob> jobs) {
        return jobs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().state()));
    }

    /** What was told of exports: of those that have ended nobody needs to ask again. */
    synchronized void told(Map<StorageUri, ExportStatus> told) {
        told.forEach((folder, status) -> {
            if (status.state() == ClusterJobState.FINISHED || status.state() == ClusterJobState.CANCELLED) {
                ended.put(folder, status);
                numbers.remove(folder);
            }
        });
    }

    /** The number under which the cluster lists one that it was seen to run. */
    synchronized OptionalLong number(StorageUri folder) {
        Long number = numbers.get(folder);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
