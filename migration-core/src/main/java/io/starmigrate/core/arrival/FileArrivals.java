package io.starmigrate.core.arrival;

import io.starmigrate.core.arrival.S3Record.DroppedException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Takes the data files of jobs out of S3's records, writes each down and puts its message on the queue. Records may
 * come twice, late and in any order: what is announced already stays as it is. Safe for use by many threads.
 */
public final class FileArrivals {
    private final FileAnnouncer announcer;
    private final StorageUri storage;

    /**
     * One that takes one file after the other, on the thread that asks: a request that hangs is waited for, so
     * {@link #announce} may answer later than it was told.
     *
     * @param storage the bucket and the folder below which jobs keep their files
     */
    public FileArrivals(
            TaskRecorder recorder, FileAnnouncements announcements, StorageUri storage, InstantSource clock) {
        this(recorder, announcements, storage, clock, Runnable::run);
    }

    /**
     * One that takes many at a time.
     *
     * @param storage the bucket and the folder below which jobs keep their files
     * @param executor takes as many files at a time as it has threads; stays the caller's
     */
    public FileArrivals(
            TaskRecorder recorder,
            FileAnnouncements announcements,
            StorageUri storage,
            InstantSource clock,
            Executor executor) {
        this.announcer = new FileAnnouncer(recorder, announcements, clock, executor);
        this.storage = storage;
    }

    /**
     * Announces the data files that these records name.
     *
     * @param records by who delivered them, as {@link S3Notification#read} has read them
     * @param until when to answer at the latest, where there is an executor; what is not done, or begun, by then has to
     *     be delivered again
     * @return the keys of those that have to be delivered again; the others are done, and may be forgotten
     */
    public <K> Set<K> announce(Map<K, List<S3Record>> records, ArrivalLog log, Instant until) {
        Map<K, List<FileMessage>> arrivals = new HashMap<>();
        records.forEach((source, entries) -> arrivals.put(source, dataFiles(entries, log)));
        Set<FileTaskId> failed = announcer.announce(
                arrivals.values().stream().flatMap(List::stream).toList(), log, until);
        Set<K> again = new HashSet<>();
        arrivals.forEach((source, files) -> {
            if (files.stream().anyMatch(file -> failed.contains(file.file()))) {
                again.add(source);
            }
        });
        return again;
    }

    private List<FileMessage> dataFiles(List<S3Record> entries, ArrivalLog log) {
        List<FileMessage> arrivals = new ArrayList<>();
        for (S3Record entry : entries) {
            try {
                arrivals.add(entry.message(storage));
            } catch (DroppedException e) {
                log.dropped("s3://" + entry.bucket() + "/" + entry.key(), String.valueOf(e.getMessage()));
            }
        }
        return arrivals;
    }
}
