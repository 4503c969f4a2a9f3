package io.starmigrate.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class S3EventDeliveryTest {
    private static final long SEED = 20261122;
    private static final DeliveryPolicy PATIENT = new DeliveryPolicy(2, Duration.ofMillis(1), 0, 0, Duration.ZERO);

    @Test
    void a_failed_invocation_is_tried_twice_more() {
        AtomicInteger calls = new AtomicInteger();

        S3EventDelivery.Counts counts = deliver(1, PATIENT, event -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        assertThat(calls).hasValue(3);
        assertThat(counts).isEqualTo(new S3EventDelivery.Counts(1, 1, 0, 0, 0));
    }

    @Test
    void an_invocation_that_never_succeeds_is_given_up_and_counted() {
        AtomicInteger calls = new AtomicInteger();

        S3EventDelivery.Counts counts = deliver(1, PATIENT, event -> {
            calls.incrementAndGet();
            throw new AssertionError("never");
        });

        assertThat(calls).hasValue(3);
        assertThat(counts).isEqualTo(new S3EventDelivery.Counts(1, 0, 0, 0, 1));
    }

    @Test
    void events_are_lost_and_doubled_as_often_as_asked() {
        AtomicInteger calls = new AtomicInteger();

        S3EventDelivery.Counts counts =
                deliver(1000, PATIENT.losing(0.1).duplicating(0.2), event -> calls.incrementAndGet());

        assertThat(counts.lost()).as("seed %d", SEED).isBetween(60L, 140L);
        assertThat(counts.duplicated()).as("seed %d", SEED).isBetween(130L, 230L);
        assertThat(calls).hasValue((int) (1000 - counts.lost() + counts.duplicated()));
    }

    @Test
    void delayed_events_overtake_each_other() {
        List<String> sent = new ArrayList<>();
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        try (S3EventDelivery delivery = new S3EventDelivery(
                1, PATIENT.delaying(Duration.ofMillis(100)), new Random(SEED), event -> received.add(key(event)))) {
            for (int i = 0; i < 50; i++) {
                sent.add("file-" + i);
                delivery.announce(event("file-" + i));
            }
            await().until(() -> delivery.counts().settled());
        }

        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(received).as("seed %d", SEED).isNotEqualTo(sent);
    }

    @Test
    void a_part_above_one_is_refused_by_name() {
        assertThatThrownBy(() -> PATIENT.losing(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot use 1.5 as the loss of events: give 0 to 1");
    }

    private static S3EventDelivery.Counts deliver(int events, DeliveryPolicy policy, Consumer<SQSEvent> function) {
        try (S3EventDelivery delivery = new S3EventDelivery(4, policy, new Random(SEED), function)) {
            for (int i = 0; i < events; i++) {
                delivery.announce(new SQSEvent());
            }
            await().until(() -> delivery.counts().settled());
            return delivery.counts();
        }
    }

    private static SQSEvent event(String key) {
        return new S3EventJson("eu-west-1")
                .event(new ObjectCreated(ObjectCreated.Way.PUT, "bucket", key, 1, "etag", Instant.EPOCH, 1));
    }

    private static String key(SQSEvent event) {
        return Notifications.of(event).get(0).getS3().getObject().getUrlDecodedKey();
    }
}
