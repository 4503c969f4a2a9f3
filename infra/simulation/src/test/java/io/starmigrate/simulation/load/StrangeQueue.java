package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.lambda.FileEventTrigger;
import io.starmigrate.lambda.QueuedFileEventHandler;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.world.Invocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A queue of S3 events before the real trigger, whose recorder and task queue fail now and then. What cannot be
 * announced comes again, in batches of any size; what cannot be read is given up.
 */
final class StrangeQueue {
    private static final double FAULTS = 0.05;

    /** What SQS refuses a whole request for, for such a character in one of its messages. */
    private static final Pattern UNSENDABLE = Pattern.compile("[\\p{Cs}\\uFFFE\\uFFFF]");

    final StrangeEvents kinds;
    private final Chance chance;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private final QueuedFileEventHandler handler;

    /** @param isStrange whether nobody can read all of it: it is reported each time */
    private record Waiting(String body, boolean isStrange, int received) {}

    StrangeQueue(Chance chance, Bench bench) {
        this.kinds = new StrangeEvents(chance);
        this.chance = chance;
        TaskRecorder throttled = Weakened.before(TaskRecorder.class, bench.recorder, (method, arguments) -> {
            if (chance.happens(FAULTS)) {
                throw new RecorderException("throttled", null);
            }
            return Optional.empty();
        });
        FileAnnouncements faulty = messages -> announced(bench, messages);
        this.handler = new QueuedFileEventHandler(new FileEventTrigger(throttled, faulty, Bench.ROOT, bench.clock));
    }

    private List<FileMessage> announced(Bench bench, List<FileMessage> messages) {
        assertThat(messages).as("what S3 has said was written here").allMatch(this::isOurs);
        if (chance.happens(FAULTS)
                || messages.stream()
                        .anyMatch(message ->
                                UNSENDABLE.matcher(message.toString()).find())) {
            throw new QueueException("nobody answers, or one of them is refused with all", null);
        }
        List<FileMessage> refused =
                messages.stream().filter(message -> chance.happens(FAULTS)).toList();
        List<FileMessage> taken =
                messages.stream().filter(message -> !refused.contains(message)).toList();
        bench.queue.send(taken);
        taken.stream()
                .filter(message -> message.file().task().equals(Bench.ID))
                .forEach(message -> sent.add(message.file().name()));
        if (chance.happens(FAULTS)) {
            throw new QueueException("the answer was lost", null);
        }
        return refused;
    }

    private boolean isOurs(FileMessage message) {
        return message.object().isBelow(Bench.ROOT) && kinds.isTold(message.object(), message.size());
    }

    /** An event of which every part can be read. */
    void add(String body) {
        waiting.add(new Waiting(body, false, 0));
    }

    /** An event of which nobody can read a part. */
    void strange(String body) {
        waiting.add(new Waiting(body, true, 0));
    }

    void shuffle() {
        List<Waiting> all = new ArrayList<>(waiting);
        waiting.clear();
        while (!all.isEmpty()) {
            waiting.add(all.remove(chance.below(all.size())));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The names of the bench's files whose messages the task queue has taken. */
    Set<String> sent() {
        return sent;
    }

    /** One invocation of the trigger. */
    void deliver() {
        int size = Math.min(waiting.size(), 1 + chance.below(chance.pick(List.of(1, 10, 100))));
        List<Waiting> batch = new ArrayList<>(waiting.subList(0, size));
        waiting.subList(0, size).clear();
        SQSEvent event = new SQSEvent();
        event.setRecords(new ArrayList<>());
        for (int i = 0; i < size; i++) {
            SQSMessage message = new SQSMessage();
            message.setMessageId(Integer.toString(i));
            message.setBody(batch.get(i).body());
            event.getRecords().add(message);
        }
        Set<Integer> failed = new HashSet<>();
        handler.handle(event, Invocation.context()).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .forEach(id -> failed.add(Integer.parseInt(id)));
        for (int i = 0; i < size; i++) {
            comesAgain(batch.get(i), failed.contains(i));
        }
    }

    private void comesAgain(Waiting message, boolean isFailed) {
        if (message.isStrange()) {
            assertThat(isFailed).as("reported: " + message.body()).isTrue();
        }
        assertThat(message.received()).as("comes again: " + message.body()).isLessThan(50);
        boolean isGivenUp = message.isStrange() && message.received() > 20;
        boolean isDuplicate = !isFailed && chance.happens(FAULTS);
        if ((isFailed && !isGivenUp) || isDuplicate) {
            waiting.add(
                    chance.below(waiting.size() + 1),
                    new Waiting(message.body(), message.isStrange(), message.received() + 1));
        }
    }
}
