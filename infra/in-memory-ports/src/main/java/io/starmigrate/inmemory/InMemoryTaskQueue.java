package io.starmigrate.inmemory;

import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A queue inside one process, on a clock that its owner moves: what tests and simulations run on. It never waits: a
 * receive that finds nothing answers at once. Forgets everything with the process. Safe for use by many threads.
 */
public final class InMemoryTaskQueue implements TaskQueue, DeadLetters {
    private final InstantSource clock;
    private final Duration visibility;
    private final int maxReceives;
    private final Map<Long, Held> messages = new LinkedHashMap<>();
    private final Map<Long, Dead> dead = new LinkedHashMap<>();
    private long sent;
    private long handedOut;
    private long buried;

    /**
     * A queue that hands a message out again and again until it is deleted.
     *
     * @param visibility how long a received message stays invisible
     */
    public InMemoryTaskQueue(InstantSource clock, Duration visibility) {
        this(clock, visibility, Integer.MAX_VALUE);
    }

    /**
     * A queue with a redrive policy.
     *
     * @param visibility how long a received message stays invisible
     * @param maxReceives how often a message is handed out, from 1, before it goes to the dead letters instead
     */
    public InMemoryTaskQueue(InstantSource clock, Duration visibility, int maxReceives) {
        if (maxReceives < 1) {
            throw new IllegalArgumentException("A message is handed out at least once, not " + maxReceives + " times");
        }
        this.clock = clock;
        this.visibility = visibility;
        this.maxReceives = maxReceives;
    }

    @Override
    public synchronized List<FileMessage> send(List<FileMessage> toSend) {
        for (FileMessage message : toSend) {
            messages.put(++sent, new Held(message, 0, "", Instant.MIN));
        }
        return List.of();
    }

    @Override
    public synchronized List<Delivery> receive(int max, Duration wait) {
        Instant now = clock.instant();
        List<Delivery> deliveries = new ArrayList<>();
        Iterator<Map.Entry<Long, Held>> entries = messages.entrySet().iterator();
        while (deliveries.size() < max && entries.hasNext()) {
            Map.Entry<Long, Held> entry = entries.next();
            Held held = entry.getValue();
            if (!held.isVisible(now)) {
                continue;
            }
            if (held.receives >= maxReceives) {
                entries.remove();
                dead.put(++buried, new Dead(held.message, "handed out " + held.receives + " times", 0, Instant.MIN));
                continue;
            }
            String receipt = entry.getKey() + "/" + ++handedOut;
            entry.setValue(new Held(held.message, held.receives + 1, receipt, now.plus(visibility)));
            deliveries.add(new Delivery(held.message, receipt, held.receives + 1));
        }
        return deliveries;
    }

    @Override
    public synchronized void hold(List<Delivery> deliveries, Duration time) {
        Instant until = clock.instant().plus(time);
        for (Delivery delivery : deliveries) {
            Held held = heldBy(delivery);
            if (held != null) {
                messages.put(key(delivery), new Held(held.message, held.receives, held.receipt, until));
            }
        }
    }

    @Override
    public synchronized void delete(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            if (heldBy(delivery) != null) {
                messages.remove(key(delivery));
            }
        }
    }

    @Override
    public synchronized void deadLetter(Delivery delivery, String reason) {
        dead.put(++buried, new Dead(delivery.message(), reason, 0, Instant.MIN));
        delete(List.of(delivery));
    }

    @Override
    public synchronized Depth depth() {
        Instant now = clock.instant();
        long waiting =
                messages.values().stream().filter(held -> held.isVisible(now)).count();
        return new Depth(waiting, messages.size() - waiting, dead.size());
    }

    @Override
    public synchronized List<DeadLetter> take(int max) {
        Instant now = clock.instant();
        List<DeadLetter> letters = new ArrayList<>();
        for (Map.Entry<Long, Dead> entry : dead.entrySet()) {
            if (letters.size() < max && !now.isBefore(entry.getValue().invisibleUntil)) {
                Dead taken = entry.getValue().until(now.plus(visibility));
                entry.setValue(taken);
                letters.add(taken.letter(entry.getKey()));
            }
        }
        return letters;
    }

    @Override
    public synchronized void giveBack(List<DeadLetter> letters) {
        letters.stream()
                .filter(this::isTaken)
                .forEach(letter ->
                        dead.computeIfPresent(Long.valueOf(letter.id()), (id, held) -> held.until(Instant.MIN)));
    }

    @Override
    public synchronized void remove(List<DeadLetter> letters) {
        letters.stream().filter(this::isTaken).forEach(letter -> dead.remove(Long.valueOf(letter.id())));
    }

    private boolean isTaken(DeadLetter letter) {
        Dead held = dead.get(Long.valueOf(letter.id()));
        return held != null
                && held.letter(Long.parseLong(letter.id())).receipt().equals(letter.receipt());
    }

    /** How many messages there are that say this. */
    public synchronized long copies(FileMessage message) {
        return messages.values().stream()
                .filter(held -> held.message.equals(message))
                .count();
    }

    /** What was put aside, oldest first; nothing is taken. */
    public synchronized List<DeadLetter> deadLetters() {
        return dead.entrySet().stream()
                .map(entry -> entry.getValue().letter(entry.getKey()))
                .toList();
    }

    private @Nullable Held heldBy(Delivery delivery) {
        Held held = messages.get(key(delivery));
        return held != null && held.receipt.equals(delivery.receipt()) ? held : null;
    }

    private static long key(Delivery delivery) {
        return Long.parseLong(delivery.receipt().substring(0, delivery.receipt().indexOf('/')));
    }

    private record Dead(FileMessage message, String reason, int takings, Instant invisibleUntil) {
        Dead until(Instant instant) {
            return new Dead(message, reason, takings + 1, instant);
        }

        DeadLetter letter(long id) {
            return new DeadLetter(
                    Long.toString(id), id + "/" + takings, message.toString(), Optional.of(message), reason);
        }
    }

    private record Held(FileMessage message, int receives, String receipt, Instant invisibleUntil) {
        boolean isVisible(Instant now) {
            return !now.isBefore(invisibleUntil);
        }
    }
}
