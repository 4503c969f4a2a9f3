package io.starmigrate.lambda;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Events beside which others lie, and what strangers put into them. */
class StrangeEventsTest extends TriggerBench {
    private static final String STRANGE = "{\"eventSource\":\"aws:kinesis\"}";
    private static final String BROKEN = "{\"eventName\":\"ObjectCreated:Put\",\"s3\":{}}";

    private final List<String> aside = new ArrayList<>();

    private QueuedFileEventHandler keeping() {
        return new QueuedFileEventHandler(
                new FileEventTrigger(recorder, queue, ROOT, () -> NOW), (body, reason, told) -> aside.add(reason));
    }

    private static String mixed(String name, String strange) {
        return body(name).replace("\"Records\":[", "\"Records\":[" + strange + ",");
    }

    @Test
    void what_lies_beside_a_record_that_nobody_can_read_is_announced() {
        assertThat(failures(keeping(), mixed("f", STRANGE), mixed("g", BROKEN), mixed("h", "7")))
                .isEmpty();

        assertThat(received()).extracting(message -> message.file().name()).containsExactlyInAnyOrder("f", "g", "h");
        assertThat(aside)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("a record of aws:kinesis"),
                        reason -> assertThat(reason).contains("a field of it is missing"),
                        reason -> assertThat(reason).contains("a record of an unnamed source"));
    }

    @Test
    void what_a_pipe_has_gathered_is_announced_before_the_rest_is_named() {
        String gathered = "[" + STRANGE + "," + mixed("f", STRANGE) + "," + body("g") + "]";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> invoke(direct(queue), gathered))
                .withMessageContaining("a JSON object with the fields [eventSource]");
        assertThat(received()).extracting(message -> message.file().name()).containsExactlyInAnyOrder("f", "g");
    }

    @Test
    void what_comes_again_for_its_files_is_not_put_aside_as_well() {
        QueuedFileEventHandler refusing = new QueuedFileEventHandler(
                new FileEventTrigger(recorder, messages -> messages, ROOT, () -> NOW),
                (body, reason, told) -> aside.add(reason));

        assertThat(failures(refusing, mixed("f", STRANGE))).containsExactly("m0");
        assertThat(aside).isEmpty();
    }

    /** A queue that hangs is asked as long as there is time to tell what became of the others. */
    @Test
    void files_are_announced_first_and_what_is_strange_is_put_aside_while_there_is_time() {
        List<Integer> announced = new ArrayList<>();
        when(context.getRemainingTimeInMillis()).thenReturn(30_000, 28_000, 19_000, 10_900);
        QueuedFileEventHandler hanging = new QueuedFileEventHandler(
                new FileEventTrigger(recorder, queue, ROOT, () -> NOW), (body, reason, told) -> {
                    announced.add(received().size());
                    told.accept("it hung");
                    return false;
                });

        assertThat(failures(hanging, "x", "y", "z", body("f"))).containsExactlyInAnyOrder("m0", "m1", "m2");
        assertThat(announced).containsExactly(1, 0);
        assertThat(log).anySatisfy(line -> assertThat(line).contains("message m2", "no time left to put it aside"));
    }

    @Test
    void a_message_for_workers_on_the_triggers_own_queue_is_named() {
        String own = "{\"schema\":1,\"job\":\"j\",\"generation\":1,\"object\":\"s3://bucket/f\"}";

        assertThat(failures(keeping(), own)).isEmpty();
        assertThat(aside)
                .singleElement()
                .satisfies(
                        reason -> assertThat(reason)
                                .contains(
                                        "it is a message for the workers: the trigger must not send them to the queue it reads"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\uFFFEb", "a\\ud800", "a b", "", "LONG"})
    void a_tag_that_no_storage_makes_is_taken_for_none(String tag) {
        String strange = body("f").replace("0123abcd", tag.replace("LONG", "x".repeat(257)));

        assertThat(failures(keeping(), strange, body("g").replace("0123abcd", "\\\"x\\\"-3")))
                .isEmpty();
        assertThat(received()).extracting(message -> message.etag()).containsExactlyInAnyOrder("", "\"x\"-3");
    }

    @Test
    void what_is_put_aside_carries_a_reason_that_a_queue_takes() {
        SqsClient client = mock(SqsClient.class);
        List<SendMessageRequest> sent = new ArrayList<>();
        when(client.sendMessage(ArgumentMatchers.<Consumer<SendMessageRequest.Builder>>any()))
                .thenAnswer(call -> {
                    SendMessageRequest.Builder request = SendMessageRequest.builder();
                    call.<Consumer<SendMessageRequest.Builder>>getArgument(0).accept(request);
                    sent.add(request.build());
                    return SendMessageResponse.builder().build();
                })
                .thenThrow(SdkClientException.create("refused"));
        QueuedFileEventHandler handler = new QueuedFileEventHandler(
                new FileEventTrigger(recorder, queue, ROOT, () -> NOW), UnreadableMessages.on(client, "http://dead"));
        String poison = "{\"" + "\\uFFFE".repeat(2_000) + "\":1}";

        assertThat(failures(handler, poison, "x")).containsExactly("m1");
        assertThat(sent).singleElement().satisfies(letter -> {
            assertThat(letter.queueUrl()).isEqualTo("http://dead");
            assertThat(letter.messageBody()).isEqualTo(poison);
            assertThat(requireNonNull(letter.messageAttributes().get("reason")).stringValue())
                    .contains("fields [\\uFFFE\\uFFFE")
                    .hasSize(1_000);
        });
        assertThat(log).anySatisfy(line -> assertThat(line).contains("message m1", "cannot be put aside", "refused"));
    }
}
