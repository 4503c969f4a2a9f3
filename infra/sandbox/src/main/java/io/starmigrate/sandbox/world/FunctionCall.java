package io.starmigrate.sandbox.world;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Invokes a function as Lambda does for messages of a queue: bytes in, bytes out. */
final class FunctionCall {
    private static final String ALL_DONE = "{\"batchItemFailures\":[]}";

    private FunctionCall() {}

    /** @throws IllegalStateException when a message has to be delivered again */
    static void of(RequestStreamHandler function, SQSEvent event) {
        ByteArrayOutputStream batch = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader())
                .toJson(event, batch);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(batch.toByteArray()), answer, new SandboxContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!answer.toString(StandardCharsets.UTF_8).equals(ALL_DONE)) {
            throw new IllegalStateException("The trigger could not announce a file; its event is delivered again");
        }
    }
}
