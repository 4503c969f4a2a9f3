package io.starmigrate.worker.storage;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyConfig;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.outage.Reachability;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests are under way at one store, for all threads together. When it asks to go slower, all of them yield,
 * and what it refused is sent again later and later: by nobody else, so that tries do not multiply. A request is under
 * way until its answer begins; one whose content another request to the same store brings counts once. Safe for use by
 * many threads.
 */
public final class StorePace {
    private static final Logger LOG = LoggerFactory.getLogger(StorePace.class);
    private static final Set<Integer> SLOW_DOWN = Set.of(429, 503);
    private static final int TRIES = 6;
    private static final int LONGEST = 64;
    private static final double JITTER = 0.2;

    private final String store;
    private final int connections;
    private final Reachability told;
    private final LongSupplier nanoTime;
    private final RetryPolicyConfig<Object> again;
    private final StoreLimit limit;
    private final Set<Thread> sending = new HashSet<>();

    /**
     * A pace that allows all until the store asks for less.
     *
     * @param store what lines call it
     * @param connections how many requests there are connections for
     * @param told hears how often the store asks to go slower
     */
    public StorePace(String store, int connections, Reachability told) {
        this(store, connections, told, System::nanoTime, Duration.ofMillis(500));
    }

    /** @param backoff before what was refused is sent again; it doubles with each further try */
    StorePace(String store, int connections, Reachability told, LongSupplier nanoTime, Duration backoff) {
        this.store = store;
        this.connections = connections;
        this.told = told;
        this.nanoTime = nanoTime;
        this.again = RetryPolicy.builder()
                .withMaxAttempts(TRIES)
                .withBackoff(backoff, backoff.multipliedBy(LONGEST))
                .withJitter(JITTER)
                .build()
                .getConfig();
        this.limit = new StoreLimit(connections);
    }

    int connections() {
        return connections;
    }

    /**
     * Sends a request once there is room for it, and again while the store asks to go slower, six times in all.
     *
     * @param isSlowDown whether a failure says so
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    <T> T of(Supplier<T> request, Predicate<RuntimeException> isSlowDown) throws InterruptedException {
        RetryPolicy<Object> policy = RetryPolicy.builder(again)
                .handleIf(failure -> failure instanceof RuntimeException e && isSlowDown.test(e))
                .build();
        try {
            return Failsafe.with(policy).get(() -> once(request, isSlowDown));
        } catch (FailsafeException stopped) {
            if (stopped.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw stopped;
        }
    }

    /**
     * Sends a request of the plain way once there is room for it, once.
     *
     * @param judge what the answer is worth
     */
    <T> T direct(HttpClientResponseHandler<T> judge, Direct<T> request) throws IOException, HttpException {
        Place place = awaited();
        try {
            return send(place, judge, request);
        } finally {
            leave(place);
        }
    }

    /** The same of one whose content takes minutes: it waits for its turn, and keeps nobody else waiting after that. */
    <T> T passing(HttpClientResponseHandler<T> judge, Direct<T> request) throws IOException, HttpException {
        Place place = awaited();
        leave(place);
        return send(place, judge, request);
    }

    private Place awaited() throws InterruptedIOException {
        try {
            return begin();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for its turn");
        }
    }

    private <T> T send(Place place, HttpClientResponseHandler<T> judge, Direct<T> request)
            throws IOException, HttpException {
        return request.send(answer -> {
            ended(place, SLOW_DOWN.contains(answer.getCode()));
            return judge.handleResponse(answer);
        });
    }

    /** Whether as many may be under way as there are connections for: the store does not ask to go slower. */
    synchronized boolean allowsAll() {
        return limit.isFull();
    }

    /** How many may be under way now. */
    synchronized int atOnce() {
        return limit.limit();
    }

    private <T> T once(Supplier<T> request, Predicate<RuntimeException> isSlowDown) throws InterruptedException {
        Place place = begin();
        try {
            T answer = request.get();
            ended(place, false);
            return answer;
        } catch (RuntimeException refused) {
            if (isSlowDown.test(refused)) {
                ended(place, true);
            }
            throw refused;
        } finally {
            leave(place);
        }
    }

    private synchronized Place begin() throws InterruptedException {
        Thread self = Thread.currentThread();
        if (sending.contains(self)) {
            return new Place(limit.falls(), true);
        }
        while (sending.size() >= limit.limit()) {
            wait();
        }
        sending.add(self);
        return new Place(limit.falls(), false);
    }

    private synchronized void leave(Place place) {
        if (!place.isWithin) {
            sending.remove(Thread.currentThread());
            notifyAll();
        }
    }

    private synchronized void ended(Place place, boolean isRefused) {
        if (!isRefused) {
            if (limit.answered(nanoTime.getAsLong())) {
                LOG.info("The {} takes {} at once again", store, requests());
            }
            return;
        }
        told.slowedDown();
        int before = limit.limit();
        if (limit.refused(place.falls, sending.size(), nanoTime.getAsLong())) {
            if (before == connections) {
                LOG.info(
                        "The {} asks to go slower: {} at once from now on, up to {} before; more again while it answers",
                        store,
                        requests(),
                        before);
            }
            LOG.debug("The {} asks to go slower: {} → {} requests at once", store, before, limit.limit());
        }
    }

    private String requests() {
        return Units.counted(limit.limit(), "request");
    }

    /** Sends a request and has its answer judged. */
    @FunctionalInterface
    interface Direct<T> {
        T send(HttpClientResponseHandler<T> judge) throws IOException, HttpException;
    }

    /**
     * What a request has while it is under way.
     *
     * @param falls how often the limit had fallen when it began
     * @param isWithin whether it brings the content of another one of its thread
     */
    private record Place(int falls, boolean isWithin) {}
}
