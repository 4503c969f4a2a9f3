package io.starmigrate.sandbox.cloud;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.util.List;

/** Reads S3's notifications out of a queue's messages. */
public final class Notifications {
    private Notifications() {}

    /** The records of a batch of one message. */
    public static List<S3EventNotificationRecord> of(SQSEvent event) {
        return LambdaEventSerializers.serializerFor(S3Event.class, S3Event.class.getClassLoader())
                .fromJson(event.getRecords().get(0).getBody())
                .getRecords();
    }
}
