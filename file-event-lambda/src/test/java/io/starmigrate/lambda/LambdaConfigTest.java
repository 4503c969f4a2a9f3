package io.starmigrate.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.starmigrate.core.storage.StorageUri;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaConfigTest {
    private static final Map<String, String> GOOD = Map.of(
            "TABLE", "stack-tasks",
            "QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/stack-tasks",
            "STORAGE", "s3://bucket/migration",
            "AWS_REGION", "eu-west-1");

    @Test
    void a_whole_environment_is_read() {
        assertThat(LambdaConfig.of(GOOD))
                .isEqualTo(new LambdaConfig(
                        "stack-tasks",
                        "https://sqs.eu-west-1.amazonaws.com/123456789012/stack-tasks",
                        StorageUri.parse("s3://bucket/migration"),
                        null));
        Map<String, String> more = new HashMap<>(GOOD);
        more.put("UNREADABLE_URL", "https://sqs/dead");
        assertThat(LambdaConfig.of(more).unreadableUrl()).contains("https://sqs/dead");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LambdaConfig.of(Map.of("QUEUE_URL", "stack-tasks", "UNREADABLE_URL", "dead")))
                .withMessageStartingWith("Cannot start with this environment: ")
                .withMessageContaining("TABLE is \"\": set it to the name of the recorder's table")
                .withMessageContaining("QUEUE_URL is \"stack-tasks\": set it to the task queue's URL")
                .withMessageContaining("UNREADABLE_URL is \"dead\"")
                .withMessageContaining("STORAGE: Cannot read \"\" as a storage address");
    }

    @Test
    void an_address_of_a_queue_is_one_of_http_with_a_host() {
        for (String wrong : List.of("ftp://queue/tasks", "https:tasks", "https:///tasks", "http://a b")) {
            Map<String, String> environment = new HashMap<>(GOOD);
            environment.put("QUEUE_URL", wrong);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LambdaConfig.of(environment))
                    .withMessageContaining("QUEUE_URL is \"" + wrong + "\"");
        }
        Map<String, String> local = new HashMap<>(GOOD);
        local.put("QUEUE_URL", "http://127.0.0.1:9324/000000000000/tasks");
        assertThat(LambdaConfig.of(local).queueUrl()).isEqualTo("http://127.0.0.1:9324/000000000000/tasks");
    }

    @Test
    void a_queue_that_cannot_take_what_is_sent_is_refused() {
        String fifo = GOOD.get("QUEUE_URL") + ".fifo";
        Map<String, String> environment = new HashMap<>(GOOD);
        environment.put("QUEUE_URL", fifo);
        environment.put("UNREADABLE_URL", "https://sqs/dead.fifo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LambdaConfig.of(environment))
                .withMessageContaining("QUEUE_URL is \"" + fifo + "\", a FIFO queue")
                .withMessageContaining("UNREADABLE_URL is \"https://sqs/dead.fifo\"");
        Map<String, String> same = new HashMap<>(GOOD);
        same.put("UNREADABLE_URL", String.valueOf(GOOD.get("QUEUE_URL")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LambdaConfig.of(same))
                .withMessageContaining("UNREADABLE_URL is the task queue itself");
    }

    @Test
    void a_storage_that_sends_no_s3_events_is_refused() {
        Map<String, String> oss = new HashMap<>(GOOD);
        oss.put("STORAGE", "oss://bucket/migration");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LambdaConfig.of(oss))
                .withMessageContaining("events come from S3 only");
    }
}
