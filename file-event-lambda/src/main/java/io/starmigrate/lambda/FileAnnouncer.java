package io.starmigrate.lambda;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records files that arrived and announces them: recorded first, then sent, then marked QUEUED. Whatever step is
 * repeated, the outcome is the same but for a second message, which receivers expect. Safe for use by many threads.
 */
final class FileAnnouncer {
    private static final String WHO = "file-event-trigger";

    private final TaskRecorder recorder;
    private final FileAnnouncements announcements;
    private final InstantSource clock;

    FileAnnouncer(TaskRecorder recorder, FileAnnouncements announcements, InstantSource clock) {
        this.recorder = recorder;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Announces each file that is not announced yet.
     *
     * @return those that have to be delivered again
     */
    Set<FileTaskId> announce(Collection<FileArrival> arrivals, EventLog log) {
        Set<FileTaskId> failed = new HashSet<>();
        Map<FileTask, FileArrival> toSend = new LinkedHashMap<>();
        for (FileArrival arrival : distinct(arrivals)) {
            try {
                unannounced(arrival, log).ifPresent(task -> toSend.put(task, arrival));
            } catch (RecorderException e) {
                fail(arrival, e, failed, log);
            }
        }
        send(toSend, failed, log);
        return failed;
    }

    private static Collection<FileArrival> distinct(Collection<FileArrival> arrivals) {
        Map<FileTaskId, FileArrival> byId = new LinkedHashMap<>();
        arrivals.forEach(arrival -> byId.put(arrival.id(), arrival));
        return byId.values();
    }

    /** The file's task, recorded, when its message is still to be sent. */
    private Optional<FileTask> unannounced(FileArrival arrival, EventLog log) {
        FileTask task = recorder.file(arrival.id())
                .orElseGet(() -> recorder.record(FileTask.first(
                        arrival.id(), FileState.ARRIVED, arrival.size(), arrival.etag(), change("its event came"))));
        return switch (task.state()) {
            case RELAYED, ARRIVED -> Optional.of(task);
            case EXPORTED -> arrived(task);
            case QUEUED, LOADING, LOADED, FAILED -> {
                log.known(arrival, task.state().name());
                yield Optional.empty();
            }
        };
    }

    private Optional<FileTask> arrived(FileTask exported) {
        FileTask arrived = exported.to(FileState.ARRIVED, change("its event came"));
        return recorder.advance(arrived) ? Optional.of(arrived) : Optional.empty();
    }

    private void send(Map<FileTask, FileArrival> toSend, Set<FileTaskId> failed, EventLog log) {
        if (toSend.isEmpty()) {
            return;
        }
        Set<FileTaskId> unsent = new HashSet<>();
        try {
            announcements.send(messages(toSend.values())).forEach(message -> unsent.add(message.file()));
        } catch (QueueException e) {
            toSend.values().forEach(arrival -> fail(arrival, e, failed, log));
            return;
        }
        toSend.forEach((task, arrival) -> {
            if (unsent.contains(task.id())) {
                fail(
                        arrival,
                        new QueueException("The queue did not accept its message; it is sent again", null),
                        failed,
                        log);
            } else {
                markQueued(task, arrival, failed, log);
            }
        });
    }

    /** A false answer is no failure: another delivery of the event, or an importer, was faster. */
    private void markQueued(FileTask task, FileArrival arrival, Set<FileTaskId> failed, EventLog log) {
        try {
            boolean unused = recorder.advance(task.to(FileState.QUEUED, change("its message is sent")));
            log.announced(arrival);
        } catch (RecorderException e) {
            fail(arrival, e, failed, log);
        }
    }

    private static void fail(FileArrival arrival, RuntimeException e, Set<FileTaskId> failed, EventLog log) {
        failed.add(arrival.id());
        log.failed(arrival.object().toString(), String.valueOf(e.getMessage()));
    }

    private static List<FileMessage> messages(Collection<FileArrival> arrivals) {
        List<FileMessage> messages = new ArrayList<>();
        for (FileArrival arrival : arrivals) {
            messages.add(new FileMessage(arrival.id(), arrival.object(), arrival.size(), arrival.etag()));
        }
        return messages;
    }

    private Change change(String why) {
        return new Change(WHO, clock.instant(), why);
    }
}
