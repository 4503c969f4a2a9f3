package io.starmigrate.sandbox.cloud;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings S3's events to a function through a queue, as infra/sam wires it: at least once, in no particular order, each
 * in a message of its own, a failed one tried again, then given up with an error in the log.
 *
 * <p>Safe for use by many threads. Events still under way when it is closed are dropped.
 */
public final class S3EventDelivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(S3EventDelivery.class);

    private final DeliveryPolicy policy;
    private final RandomGenerator random;
    private final Consumer<SQSEvent> function;
    private final ScheduledExecutorService invocations;
    private final AtomicLong announced = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong duplicated = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    /**
     * Prepares deliveries.
     *
     * @param concurrency how many invocations may run at once
     * @param policy what goes wrong, and how often
     * @param random decides which events go wrong; give it a fixed seed to repeat a run
     * @param function what is invoked; it fails by throwing
     */
    public S3EventDelivery(
            int concurrency, DeliveryPolicy policy, RandomGenerator random, Consumer<SQSEvent> function) {
        this.policy = policy;
        this.random = random;
        this.function = function;
        AtomicInteger number = new AtomicInteger();
        invocations = Executors.newScheduledThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "s3-event-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What became of the events so far. */
    public Counts counts() {
        return new Counts(announced.get(), delivered.get(), lost.get(), duplicated.get(), failed.get());
    }

    @Override
    public void close() {
        invocations.shutdownNow();
    }

    void announce(SQSEvent event) {
        announced.incrementAndGet();
        if (happens(policy.loss())) {
            lost.incrementAndGet();
            return;
        }
        schedule(event, 0, delay());
        if (happens(policy.duplication())) {
            duplicated.incrementAndGet();
            schedule(event, 0, delay());
        }
    }

    private void schedule(SQSEvent event, int failures, Duration delay) {
        try {
            var unused = invocations.schedule(() -> invoke(event, failures), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("An event is dropped because the sandbox is closing");
        }
    }

    // A scheduled task that throws is silent: every way out of the function ends in a count.
    private void invoke(SQSEvent event, int failures) {
        try {
            function.accept(event);
            delivered.incrementAndGet();
        } catch (RuntimeException | Error e) {
            if (failures < policy.retries()) {
                log.warn("The event function failed ({}), try {} of {}", e, failures + 1, policy.retries() + 1);
                schedule(event, failures + 1, policy.retryDelay());
            } else {
                failed.incrementAndGet();
                log.error("The event function failed {} times; the event is given up", failures + 1, e);
            }
        }
    }

    private boolean happens(double part) {
        synchronized (random) {
            return part > 0 && random.nextDouble() < part;
        }
    }

    private Duration delay() {
        if (policy.maxDelay().isZero()) {
            return Duration.ZERO;
        }
        synchronized (random) {
            return Duration.ofNanos(random.nextLong(policy.maxDelay().toNanos() + 1));
        }
    }

    /**
     * What became of the events of one delivery.
     *
     * @param announced how many events there were
     * @param delivered how many invocations succeeded
     * @param lost how many events were lost on purpose
     * @param duplicated how many events were sent twice on purpose
     * @param failed how many deliveries were given up after their last retry
     */
    public record Counts(long announced, long delivered, long lost, long duplicated, long failed) {
        /** Whether nothing is under way: each delivery succeeded, was lost or was given up. */
        public boolean settled() {
            return announced - lost + duplicated == delivered + failed;
        }
    }
}
