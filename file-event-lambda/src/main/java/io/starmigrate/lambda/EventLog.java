package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.task.TaskQueue.FileMessage;

/** One JSON object per line, which CloudWatch Logs Insights takes apart by itself. */
final class EventLog {
    private final LambdaLogger lines;

    EventLog(LambdaLogger lines) {
        this.lines = lines;
    }

    void dropped(S3Record entry, String reason) {
        write(line("INFO", "dropped", "s3://" + entry.bucket() + "/" + entry.key())
                .put("reason", reason));
    }

    void known(FileMessage arrival, String state) {
        write(line("INFO", "known", arrival.object().toString()).put("state", state));
    }

    void announced(FileMessage arrival) {
        write(line("INFO", "announced", arrival.object().toString()).put("size", arrival.size()));
    }

    void unreadable(FileMessage arrival, String why) {
        write(line("ERROR", "unreadable", arrival.object().toString()).put("reason", why));
    }

    void failed(String subject, String reason) {
        write(line("ERROR", "failed", subject).put("reason", reason));
    }

    private void write(ObjectNode line) {
        lines.log(line + "\n");
    }

    private static ObjectNode line(String level, String event, String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("level", level)
                .put("event", event)
                .put("object", object);
    }
}
