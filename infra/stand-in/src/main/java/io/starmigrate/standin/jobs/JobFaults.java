package io.starmigrate.standin.jobs;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * Misfortunes of a cluster's exports and loads, ordered by tests and operators of the sandbox. Each "next" is for the
 * next job that comes to the point, once. Thread-safe.
 */
public final class JobFaults {
    private final Lock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final Queue<ErrorMsg> loadFailures = new ConcurrentLinkedQueue<>();
    private final Orders<ErrorMsg> failures = new Orders<>();
    private final AtomicInteger halfFiltered = new AtomicInteger();
    private final Set<Point> held = EnumSet.noneOf(Point.class);

    /** Where work can be made to wait. */
    public enum Point {
        /** Exports and loads, while they are EXPORTING or LOADING. */
        JOB,
        /** INSERT OVERWRITE, begun and with its label LOADING, before it reads its rows. */
        OVERWRITE,
        /** INSERT OVERWRITE with its label FINISHED, before its rows show. */
        SWITCH
    }

    /** How a job ends badly, as StarRocks shows it: {@code type:<type>; msg:<message>}. */
    public record ErrorMsg(String type, String message) {}

    /** The next load is cancelled while it is LOADING. */
    public void failNextLoad(ErrorMsg error) {
        loadFailures.add(error);
    }

    /**
     * The next exports and loads whose text holds the pattern are cancelled while they run. The text of one is
     * {@code EXPORT db.table path} or {@code LOAD db.label tables paths}.
     */
    public void failNext(Pattern pattern, int times, ErrorMsg error) {
        failures.add(pattern, times, error);
    }

    /** Nothing that was ordered by pattern fails any more. */
    public void heal() {
        failures.clear();
    }

    /** The next load finds every second row not good enough, whatever is in it. */
    public void filterHalfOfNextLoad() {
        halfFiltered.incrementAndGet();
    }

    /** Jobs stop while they are LOADING or EXPORTING until they are released. */
    public void hang() {
        hold(Point.JOB);
    }

    /** Lets hanging jobs go on; without any, nothing happens. */
    public void release() {
        release(Point.JOB);
    }

    /** Whoever comes to this point waits there until it is released. */
    public void hold(Point point) {
        lock.lock();
        try {
            held.add(point);
        } finally {
            lock.unlock();
        }
    }

    /** Lets those go on that wait at this point; without any, nothing happens. */
    public void release(Point point) {
        lock.lock();
        try {
            held.remove(point);
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What ends this load; empty when nothing does. */
    public Optional<ErrorMsg> ofLoad(String text) {
        return Optional.ofNullable(loadFailures.poll()).or(() -> failures.next(text));
    }

    /** What ends this export; empty when nothing does. */
    public Optional<ErrorMsg> ofExport(String text) {
        return failures.next(text);
    }

    /** Whether this load loses every second row. */
    public boolean filtersHalf() {
        return halfFiltered.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** Waits while jobs hang; returns at once when they do not, or when the thread is interrupted. */
    public void awaitRelease() {
        await(Point.JOB);
    }

    /** Waits while this point is held; returns at once when it is not, or when the thread is interrupted. */
    public void await(Point point) {
        lock.lock();
        try {
            while (held.contains(point)) {
                released.await();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
