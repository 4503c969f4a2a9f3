package io.starmigrate.core.arrival;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Records files that arrived and announces them: recorded first, then sent, many files at a time. One write a file;
 * only what comes again is marked QUEUED besides. Whatever step is repeated, the outcome is the same but for a second
 * message, which receivers expect. Safe for use by many threads.
 */
final class FileAnnouncer {
    private static final String WHO = "file-event-trigger";

    /** What one request to the queue takes. */
    private static final int MESSAGES = 10;

    private final TaskRecorder recorder;
    private final FileAnnouncements announcements;
    private final InstantSource clock;
    private final Concurrently concurrently;

    FileAnnouncer(TaskRecorder recorder, FileAnnouncements announcements, InstantSource clock, Executor executor) {
        this.recorder = recorder;
        this.announcements = announcements;
        this.clock = clock;
        this.concurrently = new Concurrently(executor, clock);
    }

    /**
     * Announces each file that is not announced yet. Half of the time is for writing down, a quarter for sending: what
     * one of them hangs at, or is too slow for, keeps nothing of the others.
     *
     * @param until when to answer at the latest: what is not done by then has failed
     * @return those that have to be delivered again
     */
    Set<FileTaskId> announce(Collection<FileMessage> arrivals, ArrivalLog log, Instant until) {
        Set<FileTaskId> failed = ConcurrentHashMap.newKeySet();
        BiConsumer<FileMessage, String> fail = (arrival, why) -> {
            failed.add(arrival.file());
            log.failed(arrival.object().toString(), why);
        };
        Duration quarter = Duration.between(clock.instant(), until).dividedBy(4);
        List<Announcement> recorded = concurrently
                .answers(
                        distinct(arrivals),
                        arrival -> unannounced(arrival, log),
                        until.minus(quarter.multipliedBy(2)),
                        fail)
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        List<Announcement> sent = concurrently
                .answers(
                        batches(recorded),
                        batch -> send(batch, fail),
                        until.minus(quarter),
                        (batch, why) -> batch.forEach(announcement -> fail.accept(announcement.arrival(), why)))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
        concurrently.each(
                sent,
                announcement -> told(announcement, log),
                until,
                (announcement, why) -> fail.accept(announcement.arrival(), why));
        return Set.copyOf(failed);
    }

    /** A file that is recorded, what is to be said of it, and whether it is to be marked QUEUED then. */
    private record Announcement(FileTask task, FileMessage arrival, boolean isToBeMarked) {}

    private static Collection<FileMessage> distinct(Collection<FileMessage> arrivals) {
        Map<FileTaskId, FileMessage> byId = new LinkedHashMap<>();
        arrivals.forEach(arrival -> byId.put(arrival.file(), arrival));
        return byId.values();
    }

    /** The file, recorded, when its message is still to be sent. */
    private Optional<Announcement> unannounced(FileMessage arrival, ArrivalLog log) {
        FileTask arrived = FileTask.arrived(arrival.file(), arrival.size(), arrival.etag(), change("its event came"));
        FileTask task;
        try {
            // One request, whether the file is new or not: a refused write answers with what is there.
            task = recorder.arrive(arrived);
        } catch (UnreadableItemException damaged) {
            // Whoever gets the message stops its partition with the reason; another delivery would change nothing.
            log.unreadable(arrival.object().toString(), String.valueOf(damaged.getMessage()));
            return Optional.of(new Announcement(arrived, arrival, false));
        }
        return switch (task.state()) {
            case EXPORTED, RELAYED, ARRIVED ->
                Optional.of(new Announcement(task, arrival, isToBeMarked(task, arrived)));
            case QUEUED, LOADING, LOADED, FAILED -> {
                log.known(arrival.object().toString(), task.state().name());
                yield Optional.empty();
            }
        };
    }

    /**
     * A file that is sent once needs no second write: it goes on from ARRIVED. One whose event comes again, however
     * often, is sent once more and no further time; and a check goes by the mark.
     */
    private static boolean isToBeMarked(FileTask task, FileTask arrived) {
        return !task.change().equals(arrived.change())
                || Canary.isOf(task.id().task().partition());
    }

    private static List<List<Announcement>> batches(List<Announcement> announcements) {
        List<List<Announcement>> batches = new ArrayList<>();
        for (int from = 0; from < announcements.size(); from += MESSAGES) {
            batches.add(announcements.subList(from, Math.min(from + MESSAGES, announcements.size())));
        }
        return batches;
    }

    /** Sends one batch, and answers what the queue took of it. */
    private List<Announcement> send(List<Announcement> batch, BiConsumer<FileMessage, String> fail) {
        Set<FileTaskId> refused = announcements
                .send(batch.stream().map(Announcement::arrival).toList())
                .stream()
                .map(FileMessage::file)
                .collect(Collectors.toSet());
        batch.stream()
                .map(Announcement::arrival)
                .filter(arrival -> refused.contains(arrival.file()))
                .forEach(arrival -> fail.accept(arrival, "the queue did not accept its message"));
        return batch.stream()
                .filter(announcement -> !refused.contains(announcement.arrival().file()))
                .toList();
    }

    /** A refused write is no failure: another delivery of the event, or an importer, was faster. */
    private void told(Announcement sent, ArrivalLog log) {
        try {
            if (sent.isToBeMarked()) {
                var unused = recorder.advance(sent.task().to(FileState.QUEUED, change("its message is sent")));
            }
        } catch (UnreadableItemException damaged) {
            // Its message is sent: whoever gets it stops its partition with the reason.
        }
        log.announced(sent.arrival().object().toString(), sent.arrival().size());
    }

    private Change change(String why) {
        return new Change(WHO, clock.instant(), why);
    }
}
