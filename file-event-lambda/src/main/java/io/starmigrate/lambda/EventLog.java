package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.arrival.ArrivalLog;
import io.starmigrate.core.text.SettingName;

/**
 * One JSON object per line, which CloudWatch Logs Insights takes apart by itself; settings are named by the variables
 * of the function's environment.
 */
final class EventLog implements ArrivalLog {
    private final LambdaLogger lines;

    EventLog(LambdaLogger lines) {
        this.lines = lines;
    }

    @Override
    public void dropped(String object, String reason) {
        write(line("INFO", "dropped", object).put("reason", reason));
    }

    @Override
    public void known(String object, String state) {
        write(line("INFO", "known", object).put("state", state));
    }

    @Override
    public void announced(String object, long size) {
        write(line("INFO", "announced", object).put("size", size));
    }

    @Override
    public void unreadable(String object, String reason) {
        write(line("ERROR", "unreadable", object).put("reason", reason));
    }

    @Override
    public void failed(String subject, String reason) {
        write(line("ERROR", "failed", subject).put("reason", reason));
    }

    private void write(ObjectNode line) {
        lines.log(SettingName.told(line + "\n", EventLog::variable));
    }

    private static String variable(SettingName setting) {
        return switch (setting) {
            case RECORDER -> "TABLE";
            case TASK_QUEUE -> "QUEUE_URL";
            default -> setting.name();
        };
    }

    private static ObjectNode line(String level, String event, String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("level", level)
                .put("event", event)
                .put("object", object);
    }
}
