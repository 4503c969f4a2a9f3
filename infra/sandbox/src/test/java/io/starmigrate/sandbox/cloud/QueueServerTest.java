package io.starmigrate.sandbox.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.sandbox.cloud.server.CloudServerException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueServerTest {
    @Test
    void a_message_received_too_often_goes_to_the_dead_letter_queue() {
        try (QueueServer server = QueueServer.start("eu-west-1", 0);
                SqsClient client = client(server)) {
            String dead = client.createQueue(queue -> queue.queueName("dead")).queueUrl();
            String queue = client.createQueue(request -> request.queueName("files")
                            .attributes(Map.of(
                                    QueueAttributeName.VISIBILITY_TIMEOUT,
                                    "0",
                                    QueueAttributeName.REDRIVE_POLICY,
                                    "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:000000000000:dead\","
                                            + "\"maxReceiveCount\":1}")))
                    .queueUrl();
            client.sendMessage(send -> send.queueUrl(queue).messageBody("a file"));

            client.receiveMessage(receive -> receive.queueUrl(queue));
            client.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(1));

            assertThat(client.receiveMessage(receive -> receive.queueUrl(dead).waitTimeSeconds(2))
                            .messages())
                    .extracting(Message::body)
                    .containsExactly("a file");
        }
    }

    @Test
    void a_queues_address_is_the_servers() {
        try (QueueServer server = QueueServer.start("eu-west-1", 0);
                SqsClient client = client(server)) {
            assertThat(client.createQueue(queue -> queue.queueName("files")).queueUrl())
                    .startsWith(server.endpoint().toString());
        }
    }

    @Test
    void a_taken_port_is_told_by_its_number() {
        try (QueueServer first = QueueServer.start("eu-west-1", 0)) {
            int taken = first.endpoint().getPort();

            assertThatThrownBy(() -> QueueServer.start("eu-west-1", taken))
                    .isInstanceOf(CloudServerException.class)
                    .hasMessageStartingWith("Cannot start SQS on 127.0.0.1:" + taken);
        }
    }

    private static SqsClient client(QueueServer server) {
        return SqsClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
