package io.starmigrate.worker.operate;

import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The messages of one job among those of others, on the queue and on the dead-letter queue. To be used once. */
public final class JobMessages {
    private static final int BATCH = 10;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final TaskQueue queue;
    private final DeadLetters letters;
    private final List<DeadLetter> taken = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    public JobMessages(TaskQueue queue, DeadLetters letters) {
        this.queue = queue;
        this.letters = letters;
    }

    /** The job's dead letters; they, and those of others, are invisible until they are given back. */
    List<DeadLetter> letters(String job) {
        for (List<DeadLetter> batch = letters.take(BATCH); !batch.isEmpty(); batch = letters.take(BATCH)) {
            taken.addAll(batch);
            if (batch.stream().noneMatch(letter -> seen.add(letter.id()))) {
                break;
            }
        }
        return taken.stream()
                .filter(letter ->
                        letter.message().filter(message -> isOf(job, message)).isPresent())
                .toList();
    }

    void giveBack() {
        letters.giveBack(taken);
        taken.clear();
    }

    /** Removes the job's messages and dead letters; answers how many there were. */
    int remove(String job) {
        List<DeadLetter> dead = letters(job);
        letters.remove(dead);
        giveBack();
        return dead.size() + removeMessages(job);
    }

    /** Those of others come back at the end, so that each is looked at once. */
    private int removeMessages(String job) {
        List<Delivery> others = new ArrayList<>();
        int removed = 0;
        for (List<Delivery> batch = queue.receive(BATCH, WAIT); !batch.isEmpty(); batch = queue.receive(BATCH, WAIT)) {
            List<Delivery> own = batch.stream()
                    .filter(delivery -> isOf(job, delivery.message()))
                    .toList();
            queue.delete(own);
            removed += own.size();
            batch.stream().filter(delivery -> !own.contains(delivery)).forEach(others::add);
            if (own.isEmpty() && others.size() > 1000) {
                break;
            }
        }
        queue.hold(others, Duration.ZERO);
        return removed;
    }

    private static boolean isOf(String job, FileMessage message) {
        return message.file().task().partition().job().equals(job);
    }
}
