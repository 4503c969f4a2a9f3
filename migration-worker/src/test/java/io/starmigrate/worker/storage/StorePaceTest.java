package io.starmigrate.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.outage.Reach;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StorePaceTest {
    private static final Duration BACKOFF = Duration.ofMillis(1);

    private final Outages outages = new Outages(() -> Instant.EPOCH);
    private final AtomicLong nanos = new AtomicLong();
    private final StorePace pace = new StorePace("store", 2, outages.of("store"), nanos::get, BACKOFF);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicInteger sent = new AtomicInteger();
    private @Nullable Level level;

    @BeforeEach
    void listen() {
        level = logger().getLevel();
        logger().setLevel(Level.INFO);
        lines.start();
        logger().addAppender(lines);
    }

    @AfterEach
    void forget() {
        logger().detachAppender(lines);
        logger().setLevel(level);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(StorePace.class);
    }

    @Test
    void what_is_refused_as_too_much_is_sent_again_and_the_line_says_once_that_it_fell_and_that_it_is_back()
            throws Exception {
        assertThat(pace.of(() -> answerAfter(2), SlowDown.class::isInstance)).isEqualTo("answer");

        assertThat(sent).hasValue(3);
        assertThat(pace.atOnce()).isEqualTo(1);
        assertThat(outages.dependencies()).extracting(Reach::slowedDown).containsExactly(2L);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        pace.of(() -> "answer", SlowDown.class::isInstance);
        assertThat(pace.atOnce()).isEqualTo(2);
        assertThat(told())
                .containsExactly(
                        "The store asks to go slower: 1 request at once from now on, up to 2 before; more again while"
                                + " it answers",
                        "The store takes 2 requests at once again");
    }

    @Test
    void what_is_passed_on_for_minutes_waits_for_its_turn_and_keeps_nobody_waiting() throws Exception {
        assertThat(pace.allowsAll()).isTrue();
        pace.of(() -> answerAfter(1), SlowDown.class::isInstance);
        assertThat(pace.atOnce()).isEqualTo(1);
        assertThat(pace.allowsAll()).isFalse();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            HttpClientResponseHandler<Integer> code = answer -> answer.getCode();
            Integer passed = pace.passing(code, judge -> {
                try {
                    assertThat(other.submit(() -> judged(pace, 404)).get(30, TimeUnit.SECONDS))
                            .isEqualTo(404);
                } catch (Exception waited) {
                    throw new AssertionError(waited);
                }
                return judge.handleResponse(new BasicClassicHttpResponse(200));
            });
            assertThat(passed).isEqualTo(200);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void what_is_refused_each_time_is_sent_six_times() {
        assertThatThrownBy(() -> pace.of(() -> answerAfter(9), SlowDown.class::isInstance))
                .isInstanceOf(SlowDown.class);

        assertThat(sent).hasValue(6);
    }

    @Test
    void what_fails_otherwise_is_sent_once_and_changes_nothing() {
        IllegalStateException other = new IllegalStateException("no such object");

        assertThatThrownBy(() -> pace.of(
                        () -> {
                            sent.incrementAndGet();
                            throw other;
                        },
                        SlowDown.class::isInstance))
                .isSameAs(other);
        assertThat(sent).hasValue(1);
        assertThat(pace.atOnce()).isEqualTo(2);
    }

    @Test
    void a_plain_answer_that_says_so_slows_all_down_and_is_judged_once() throws Exception {
        for (int status : List.of(503, 429)) {
            StorePace its = new StorePace("store", 8, outages.of("store"), nanos::get, BACKOFF);
            assertThat(judged(its, status)).isEqualTo(status);
            assertThat(its.atOnce()).isEqualTo(1);
        }
        assertThat(judged(pace, 404)).isEqualTo(404);
        assertThat(pace.atOnce()).isEqualTo(2);
    }

    @Test
    void above_the_limit_whoever_comes_waits_until_another_has_ended() throws Exception {
        slowDown();
        CountDownLatch first = new CountDownLatch(1);
        Thread one = sending(first);
        await().until(() -> sent.get() == 1);
        Thread two = sending(new CountDownLatch(0));
        await().until(() -> two.getState() == Thread.State.WAITING);
        assertThat(sent).hasValue(1);

        first.countDown();

        two.join();
        one.join();
        assertThat(sent).hasValue(2);
    }

    /** What an upload sends may be read from the store it goes to. */
    @Test
    void what_brings_the_content_of_another_request_does_not_wait_for_that() throws Exception {
        slowDown();

        assertThat(pace.of(() -> within(), SlowDown.class::isInstance)).isEqualTo("answer");
        assertThat(pace.of(() -> within(), SlowDown.class::isInstance)).isEqualTo("answer");
    }

    @Test
    void whoever_is_interrupted_while_waiting_sends_nothing() throws Exception {
        slowDown();
        CountDownLatch first = new CountDownLatch(1);
        Thread one = sending(first);
        await().until(() -> sent.get() == 1);

        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> pace.of(() -> "answer", SlowDown.class::isInstance));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> judged(pace, 200));
        assertThat(Thread.interrupted()).isTrue();

        first.countDown();
        one.join();
    }

    private static int judged(StorePace pace, int status) throws Exception {
        HttpClientResponseHandler<Integer> code = answer -> answer.getCode();
        Integer judged = pace.direct(code, judge -> judge.handleResponse(new BasicClassicHttpResponse(status)));
        return judged;
    }

    private void slowDown() throws InterruptedException {
        pace.of(() -> answerAfter(1), SlowDown.class::isInstance);
        assertThat(pace.atOnce()).isEqualTo(1);
        sent.set(0);
    }

    private Thread sending(CountDownLatch until) {
        Thread thread = new Thread(() -> {
            try {
                pace.of(
                        () -> {
                            sent.incrementAndGet();
                            return ended(until);
                        },
                        SlowDown.class::isInstance);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static boolean ended(CountDownLatch until) {
        try {
            until.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String within() {
        try {
            return pace.of(() -> "answer", SlowDown.class::isInstance);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answerAfter(int refusals) {
        if (sent.incrementAndGet() <= refusals) {
            throw new SlowDown();
        }
        return "answer";
    }

    private List<String> told() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.INFO)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static final class SlowDown extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
