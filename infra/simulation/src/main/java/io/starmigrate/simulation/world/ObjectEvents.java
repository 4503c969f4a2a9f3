package io.starmigrate.simulation.world;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.lambda.QueuedFileEventHandler;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.repeatable.Chance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one installation's folder in the target storage, and the trigger that hears of them: the real handler,
 * invoked in any order, twice, or never. Used by one thread at a time.
 */
final class ObjectEvents {
    private final StorageUri root;
    private final QueuedFileEventHandler handler;
    private final Chance chance;
    private final List<String> waiting = new ArrayList<>();

    /** @param root only of objects below it events are sent */
    ObjectEvents(StorageUri root, QueuedFileEventHandler handler, Chance chance) {
        this.root = root.asFolder();
        this.handler = handler;
        this.chance = chance;
    }

    /** A store whose writes are heard of here. */
    ObjectStore heard(ObjectStore store) {
        return (ObjectStore) Proxy.newProxyInstance(
                ObjectStore.class.getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(store, arguments);
                        if (answer instanceof StoredObject written
                                && method.getName().equals("put")
                                && written.uri().key().startsWith(root.key())) {
                            waiting.add(text(written));
                        }
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause() == null ? thrown : thrown.getCause();
                    }
                });
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Delivers one event, whichever; at these rates it is lost, or comes again. */
    void deliver(double lost) {
        if (waiting.isEmpty()) {
            return;
        }
        String event = waiting.remove(chance.below(waiting.size()));
        if (chance.happens(lost)) {
            return;
        }
        if (chance.happens(lost)) {
            waiting.add(event);
        }
        if (!handled(event)) {
            waiting.add(event);
        }
    }

    private boolean handled(String event) {
        SQSMessage message = new SQSMessage();
        message.setMessageId("1");
        message.setBody(event);
        SQSEvent batch = new SQSEvent();
        batch.setRecords(List.of(message));
        try {
            return handler.handle(batch, Invocation.context())
                    .getBatchItemFailures()
                    .isEmpty();
        } catch (Crash died) {
            return false;
        }
    }

    /** Keys of a simulation need no encoding but for what form encoding leaves alone. */
    private static String text(StoredObject object) {
        return "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\""
                + object.uri().bucket() + "\"},\"object\":{\"key\":\""
                + object.uri().key().replace("!", "%21") + "\",\"size\":" + object.size() + ",\"eTag\":\""
                + object.etag() + "\"}}}]}";
    }
}
