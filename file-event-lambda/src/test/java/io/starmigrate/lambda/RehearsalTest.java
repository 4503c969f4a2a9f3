package io.starmigrate.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.starmigrate.core.storage.StorageUri;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class RehearsalTest {
    private static final StorageUri STORAGE = StorageUri.parse("s3://bucket/migration");
    private static final List<String> SETTINGS =
            List.of("aws.endpointUrl", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String address = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        System.setProperty("aws.endpointUrl", address);
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void stop() {
        SETTINGS.forEach(System::clearProperty);
        server.stop(0);
    }

    @Test
    void what_an_event_asks_for_is_asked_before_and_nothing_of_it_is_sent() throws IOException {
        Rehearsal rehearsal = new Rehearsal(UrlConnectionHttpClient.create());

        FileEventTrigger trigger = FileEventTrigger.of(
                LambdaConfig.of(Map.of("TABLE", "tasks", "QUEUE_URL", address + "/0/tasks", "STORAGE", "" + STORAGE)),
                rehearsal);

        assertThat(rehearsal.answered()).containsExactly("DynamoDB_20120810.UpdateItem", "AmazonSQS.SendMessageBatch");
        assertThat(asked).containsExactly("DynamoDB_20120810.GetItem");
        new QueuedFileEventHandler(trigger).handleRequest(batch(), new ByteArrayOutputStream(), context());
        assertThat(asked)
                .containsExactly(
                        "DynamoDB_20120810.GetItem", "DynamoDB_20120810.UpdateItem", "AmazonSQS.SendMessageBatch");
        assertThat(rehearsal.answered()).hasSize(2);
    }

    private static ByteArrayInputStream batch() {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        batch.putArray("Records")
                .addObject()
                .put("messageId", "1")
                .put("eventSource", "aws:sqs")
                .put("body", Rehearsal.event(STORAGE));
        return new ByteArrayInputStream(batch.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Context context() {
        Context context = mock(Context.class);
        when(context.getRemainingTimeInMillis()).thenReturn(30_000);
        when(context.getLogger()).thenReturn(mock(LambdaLogger.class));
        return context;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, nothing.length);
        exchange.getResponseBody().write(nothing);
        exchange.close();
    }
}
