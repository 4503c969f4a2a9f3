package io.starmigrate.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What either handler does with the bytes that Lambda hands it, whatever they are. */
class WrongEnvelopeTest extends TriggerBench {
    private static final String TEST_EVENT = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"b\"}";

    private String answer(RequestStreamHandler handler, String event) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
        return output.toString(StandardCharsets.UTF_8);
    }

    private static String text(String body) {
        return JsonNodeFactory.instance.textNode(body).toString();
    }

    private static String message(String id, String body) {
        return "{\"messageId\":\"" + id + "\",\"receiptHandle\":\"r\",\"body\":" + text(body)
                + ",\"attributes\":{\"ApproximateReceiveCount\":\"1\"},\"eventSource\":\"aws:sqs\"}";
    }

    private static String batchOf(String... messages) {
        return "{\"Records\":[" + String.join(",", messages) + "]}";
    }

    private static String throughSns(String body) {
        return "{\"Type\":\"Notification\",\"TopicArn\":\"arn:aws:sns:us-east-1:1:t\",\"Message\":" + text(body) + "}";
    }

    /** Which does not encode keys. */
    private static String ofEventBridge(String name) {
        return "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":{\"bucket\":{\"name\":\"bucket\"},"
                + "\"object\":{\"key\":\"" + key(name).below(ROOT).key()
                + "\",\"size\":4096,\"etag\":\"0123abcd\"},\"reason\":\"PutObject\"}}";
    }

    @Test
    void every_envelope_that_a_queue_can_hold_is_opened_and_what_cannot_be_read_comes_again() throws IOException {
        String answer = answer(
                queued(queue),
                batchOf(
                        message("plain", body("f1")),
                        message("sns", throughSns(body("f2"))),
                        message("rule", ofEventBridge("f3")),
                        message("sns of a rule", throughSns(ofEventBridge("f4"))),
                        message("array", "[" + ofEventBridge("f5") + "]"),
                        message("test", TEST_EVENT),
                        message("sns of the test", throughSns(TEST_EVENT)),
                        message("unknown", "{\"hello\":1}"),
                        message("text", "hello")));

        assertThat(answer)
                .isIn(
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"},{\"itemIdentifier\":\"text\"}]}",
                        "{\"batchItemFailures\":[{\"itemIdentifier\":\"text\"},{\"itemIdentifier\":\"unknown\"}]}");
        assertThat(received()).hasSize(5);
    }

    /** As an on-failure destination of the direct handler gets it, and as pipes and tests by hand write it. */
    @Test
    void what_an_envelope_holds_is_read_as_text_and_as_it_is() throws IOException {
        String several = body("f1", "f2");
        String destination =
                "{\"version\":\"1.0\",\"requestContext\":{\"condition\":\"RetriesExhausted\"},\"requestPayload\":"
                        + body("f3") + ",\"responseContext\":{\"statusCode\":200}}";
        String parsed = "{\"Type\":\"Notification\",\"TopicArn\":\"arn:t\",\"Message\":" + body("f4") + "}";

        assertThat(answer(
                        queued(queue),
                        batchOf(
                                message("several", throughSns(several)),
                                message("destination", destination),
                                message("sns of it", throughSns(destination.replace("f3", "f5"))),
                                message("parsed", parsed))))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(received()).hasSize(5);
    }

    @Test
    void a_pipe_may_have_parsed_the_body_of_a_message() throws IOException {
        String entry = "{\"messageId\":\"m\",\"eventSource\":\"aws:sqs\",\"body\":" + body("f1") + "}";
        String topic =
                "{\"EventSource\":\"aws:sns\",\"Sns\":{\"Type\":\"Notification\",\"Message\":" + body("f2") + "}}";

        assertThat(answer(direct(queue), "[" + entry + "]")).isEmpty();
        assertThat(answer(direct(queue), "{\"Records\":[" + topic + "]}")).isEmpty();
        assertThat(received()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":[{}]} | whose detail is an array",
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":\"{}\"} | whose detail is a string",
                "{\"Type\":\"Notification\",\"TopicArn\":\"arn:t\",\"Message\":7} | a JSON number",
                "{\"Type\":\"Notification\",\"TopicArn\":\"arn:t\"} | a field of it is missing",
                "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":null}]} | a field of it is missing",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":null}]} | a field of it is missing",
                "{\"Records\":[{\"messageId\":\"1\",\"body\":\"{}\",\"eventSource\":\"aws:sqs\"}]} | a record of aws:sqs",
            })
    void an_envelope_that_holds_something_else_is_named_by_it(String event, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer(direct(queue), event))
                .withMessageContaining(what);
        assertThat(received()).isEmpty();
    }

    @Test
    void a_batch_of_which_all_is_done_is_answered_as_its_event_source_reads_it() throws IOException {
        assertThat(answer(queued(queue), batchOf(message("m", body("f"))))).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(answer(queued(queue), "{\"Records\":[]}")).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{\"messageId\":\"1\",\"body\":\"{}\",\"eventSource\":\"aws:sqs\"}] | a JSON array",
                "[] | a JSON array",
                "~~ | an empty text",
                "hello | what is no JSON",
                "{\"Records\":[]} {} | what is no JSON",
                "17 | a JSON number",
                "null | a JSON null",
                "{\"Event\":\"s3:TestEvent\"} | the test event that S3 sends",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{}}]} | records of [aws:s3]",
                "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{}}]} | records of [aws:sns]",
                "{\"Records\":[{\"x\":1}, 7]} | records of [an unnamed source]",
                "{\"Records\":{\"a\":1}} | a JSON object with the fields [Records]",
                "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"arn:t\"} | an SNS SubscriptionConfirmation of arn:t",
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\"} | an EventBridge event of aws.s3",
                "{\"key1\":\"value1\"} | a JSON object with the fields [key1]",
            })
    void whatever_reaches_the_handler_of_a_queue_without_one_is_named(String event, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer(queued(queue), event))
                .withMessageContaining("and got " + what)
                .withMessageContaining("io.starmigrate.lambda.FileEventHandler");
        assertThat(received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | an empty text",
                "[] | a JSON array",
                "\"x\" | a JSON string",
                "{\"Records\":[{\"x\":1}]} | a record of an unnamed source",
                "{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]} | a record of aws:kinesis",
                "{\"Type\":\"UnsubscribeConfirmation\",\"TopicArn\":\"arn:t\"} | an SNS UnsubscribeConfirmation of arn:t",
            })
    void what_reaches_the_direct_handler_and_is_not_of_s3_is_named(String event, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answer(direct(queue), event))
                .withMessageContaining("it")
                .withMessageContaining(what);
        assertThat(received()).isEmpty();
    }

    @Test
    void the_direct_handler_opens_what_a_pipe_hands_on() throws IOException {
        assertThat(answer(direct(queue), "[" + message("m", throughSns(body("f1"))) + "," + ofEventBridge("f2") + "]"))
                .isEmpty();
        assertThat(received()).hasSize(2);
    }
}
