package io.starmigrate.core.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.starmigrate.core.arrival.S3Notification.UnreadableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3NotificationTest {
    private static final String PLAIN = "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\","
            + "\"s3\":{\"bucket\":{\"name\":\"files\"},\"object\":{\"key\":\"mig/a+b%2Bc\",\"size\":10,\"eTag\":\"abc\"}}}]}";
    private static final String EVENT_BRIDGE =
            "{\"version\":\"0\",\"source\":\"aws.s3\",\"detail-type\":\"Object Created\","
                    + "\"detail\":{\"bucket\":{\"name\":\"files\"},\"object\":{\"key\":\"mig/a b+c\",\"size\":10,\"etag\":\"abc\"},"
                    + "\"reason\":\"PutObject\"}}";

    @Test
    void plain_through_sns_and_through_event_bridge_it_says_the_same_of_an_object() throws UnreadableException {
        assertThat(S3Notification.read(PLAIN))
                .containsExactly(new S3Record("ObjectCreated:Put", "files", "mig/a b+c", 10, "abc"));
        assertThat(S3Notification.read(sns(PLAIN))).isEqualTo(S3Notification.read(PLAIN));
        assertThat(S3Notification.read(PLAIN.replace("ObjectCreated", "s3:ObjectCreated")))
                .isEqualTo(S3Notification.read(PLAIN));
        assertThat(S3Notification.read("{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":" + sns(PLAIN) + "}]}"))
                .isEqualTo(S3Notification.read(PLAIN));
        assertThat(S3Notification.read(EVENT_BRIDGE))
                .containsExactly(new S3Record("ObjectCreated:PutObject", "files", "mig/a b+c", 10, "abc"));
        assertThat(S3Notification.read(sns(EVENT_BRIDGE))).isEqualTo(S3Notification.read(EVENT_BRIDGE));
    }

    @Test
    void what_a_pipe_gathers_is_read_one_by_one() throws UnreadableException {
        String message = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", "1")
                .put("eventSource", "aws:sqs")
                .put("body", sns(PLAIN))
                .toString();

        assertThat(S3Notification.read("[" + message + "," + EVENT_BRIDGE + ",{\"Event\":\"s3:TestEvent\"}]"))
                .extracting(S3Record::eventName)
                .containsExactly("ObjectCreated:Put", "ObjectCreated:PutObject");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> S3Notification.read("[" + EVENT_BRIDGE + ",{\"eventSource\":\"aws:kinesis\"}]"))
                .withMessageContaining("a JSON object with the fields [eventSource]");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> S3Notification.read("[[[[[" + EVENT_BRIDGE + "]]]]]"))
                .withMessageContaining("its envelopes hold each other");
    }

    /** Versions, markers of deletions, restores and copies say themselves what they are. */
    @ParameterizedTest
    @CsvSource({
        "ObjectRemoved:DeleteMarkerCreated, ObjectRemoved:DeleteMarkerCreated",
        "s3:ObjectRemoved:Delete, ObjectRemoved:Delete",
        "ObjectRestore:Completed, ObjectRestore:Completed",
        "ObjectCreated:Copy, ObjectCreated:Copy",
        "s3:ObjectCreated:CompleteMultipartUpload, ObjectCreated:CompleteMultipartUpload"
    })
    void every_event_of_s3_is_read(String written, String name) throws UnreadableException {
        String versioned = PLAIN.replace("ObjectCreated:Put", written)
                .replace("\"eTag\"", "\"versionId\":\"v1\",\"sequencer\":\"0A1B\",\"eTag\"");

        assertThat(S3Notification.read(versioned))
                .extracting(S3Record::eventName)
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a+b%2Bc%25d            | a b+c%d",
                "%E8%A1%A8/%E2%82%AC    | 表/€",
                "p%3D1/data_%5Bx%5D.csv | p=1/data_[x].csv",
                "100%                   | 100%",
                "a%zz+b                 | a%zz+b",
                "a%0Ab                  | a^b",
                "a%2520b                | a%20b",
            })
    void keys_are_decoded_once_in_s3s_own_form_alone(String written, String key) throws UnreadableException {
        assertThat(S3Notification.read(PLAIN.replace("mig/a+b%2Bc", written)))
                .extracting(S3Record::key)
                .containsExactly(key.replace('^', '\n'));
        assertThat(S3Notification.read(EVENT_BRIDGE.replace("mig/a b+c", written)))
                .extracting(S3Record::key)
                .containsExactly(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"size\":null,",
                "\"size\":-5,",
                "\"size\":1.5,",
                "\"size\":\"big\",",
                "\"size\":99999999999999999999999,"
            })
    void an_object_whose_size_is_not_told_is_not_taken_for_an_empty_one(String size) throws UnreadableException {
        assertThat(S3Notification.read(PLAIN.replace("\"size\":10,", size)))
                .extracting(S3Record::size)
                .containsExactly(S3Record.NO_SIZE);
    }

    @Test
    void a_tag_that_is_not_told_is_empty() throws UnreadableException {
        assertThat(S3Notification.read(PLAIN.replace("\"abc\"", "null")))
                .extracting(S3Record::etag)
                .containsExactly("");
    }

    @Test
    void a_test_event_says_nothing_also_through_sns() throws UnreadableException {
        assertThat(S3Notification.read("{\"Event\":\"s3:TestEvent\"}")).isEmpty();
        assertThat(S3Notification.read(sns("{\"Event\":\"s3:TestEvent\"}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "not JSON                                                      | it is no JSON",
                "17                                                            | a JSON number",
                "{\"Records\":[]}{\"Records\":[]}                                | it is no JSON: Trailing token",
                "{\"Event\":\"s3:TestEvent\"} x                                  | it is no JSON",
                "{\"bucket\":{\"name\":\"b\"},\"object\":{\"key\":\"k\"}}         | the detail of an EventBridge event alone",
                "{}                                                            | a JSON object with the fields []",
                "{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]}             | a record of aws:kinesis",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"body\":\"x\"}]}  | a record of aws:sqs",
                "{\"source\":\"aws.ec2\",\"detail-type\":\"State-change\"}     | an EventBridge event of aws.ec2",
                "{\"source\":\"aws.s3\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":{}} | an EventBridge event of aws.s3, \"AWS API Call via CloudTrail\"",
                "{\"source\":\"aws.s3\",\"detail-type\":\"Object Created\",\"detail\":null} | an EventBridge event of aws.s3, \"Object Created\"",
                "{\"Type\":\"Notification\",\"Message\":\"\"}             | an empty text",
                "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"arn:t\"} | an SNS SubscriptionConfirmation of arn:t",
                "{\"Records\":[{\"s3\":{\"bucket\":{\"name\":\"b\"}}}]}        | a field of it is missing",
            })
    void anything_else_is_named_for_what_it_is(String text, String named) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> S3Notification.read(text))
                .withMessageContaining(named)
                .withMessageContaining("see that nothing but the target storage's notification comes here");
    }

    @Test
    void envelopes_without_end_are_refused() {
        String text = "{}";
        for (int i = 0; i < 6; i++) {
            text = sns(text);
        }
        String nested = text;
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> S3Notification.read(nested))
                .withMessageContaining("its envelopes hold each other");
    }

    private static String sns(String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Type", "Notification")
                .put("TopicArn", "arn:aws:sns:us-east-1:1:t")
                .put("Message", message)
                .toString();
    }
}
