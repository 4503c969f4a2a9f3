package io.starmigrate.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.starmigrate.lambda.QueuedFileEventHandler;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The trigger as Lambda runs it, configured by its environment: handed one batch of events after another. */
final class TriggerProcess {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final double MICROS = 1e3;
    private static final int REMAINING_MILLIS = 30_000;

    private TriggerProcess() {}

    /**
     * Handles the batches of a file; the last line printed is a list: the microseconds that each took, and then when
     * the first was done, in microseconds since 1970.
     */
    public static void main(String[] arguments) throws IOException {
        QueuedFileEventHandler handler = new QueuedFileEventHandler();
        ArrayNode took = MAPPER.createArrayNode();
        long first = 0;
        for (SQSEvent event : events(Path.of(arguments[0]))) {
            long begun = System.nanoTime();
            int failed = handler.handle(event, context()).getBatchItemFailures().size();
            took.add(Math.round((System.nanoTime() - begun) / MICROS));
            first = first == 0 ? ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) : first;
            if (failed > 0) {
                throw new IOException(failed + " files were not announced");
            }
        }
        System.out.println(took.add(first));
        System.exit(0);
    }

    private static List<SQSEvent> events(Path file) throws IOException {
        List<SQSEvent> events = new ArrayList<>();
        for (JsonNode batch : MAPPER.readTree(file.toFile())) {
            List<SQSMessage> messages = new ArrayList<>();
            for (JsonNode body : batch) {
                SQSMessage message = new SQSMessage();
                message.setMessageId(Integer.toString(messages.size()));
                message.setBody(body.asText());
                messages.add(message);
            }
            SQSEvent event = new SQSEvent();
            event.setRecords(messages);
            events.add(event);
        }
        return events;
    }

    static Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, unused) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> REMAINING_MILLIS;
                    case "getLogger" -> new Silent();
                    default -> null;
                });
    }

    private static final class Silent implements LambdaLogger {
        @Override
        public void log(String message) {}

        @Override
        public void log(byte[] message) {}
    }
}
