package io.starmigrate.worker.observe.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.observe.JobView;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is there to be read, by path. The paths below {@code /api/v1} are an interface; what would break it goes to a
 * path of another version. Safe for use by many threads.
 */
final class WebPages {
    static final String EVENTS = "/api/v1/events";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String TABLE = "table=";

    private final JobObservation seen;
    private final Supplier<String> metrics;
    private final Map<String, Response> assets = Assets.all();

    WebPages(JobObservation seen, Supplier<String> metrics) {
        this.seen = seen;
        this.metrics = metrics;
    }

    /** What is at this path; empty where nothing is. */
    Optional<Response> at(String path, @Nullable String query) {
        return switch (path) {
            case "/livez" -> Optional.of(Response.text(200, "alive"));
            case "/readyz" -> Optional.of(ready());
            case "/metrics" -> Optional.of(new Response(200, METRICS, metrics.get()));
            case "/api/v1/job" -> Optional.of(json(200, seen.view()));
            case "/api/v1/failures" -> Optional.of(json(200, seen.failures()));
            case "/api/v1/partitions" -> Optional.of(partitions(query));
            default -> Optional.ofNullable(assets.get(path));
        };
    }

    /** What anybody may know, whoever asks: whether it lives and is ready, and nothing of the job. */
    Optional<Response> probe(String path) {
        return switch (path) {
            case "/livez" -> at(path, null);
            case "/readyz" ->
                Optional.of(ready().status() == 200 ? Response.text(200, "ready") : Response.text(503, "not ready"));
            default -> Optional.empty();
        };
    }

    /** What a browser is told of the job, again and again. */
    String job() {
        return text(seen.view());
    }

    private Response partitions(@Nullable String query) {
        // The number of looks first: what changes in between is told once more, and never left out.
        long look = seen.looks();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("look", look);
        answer.put("partitions", seen.partitions(table(query)));
        return json(200, answer);
    }

    private static String table(@Nullable String query) {
        return Stream.of(query == null ? new String[0] : query.split("&"))
                .filter(each -> each.startsWith(TABLE))
                .map(each -> URLDecoder.decode(each.substring(TABLE.length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private Response ready() {
        List<JobView.OutOfReach> missing = seen.outOfReach();
        boolean hasLooked = seen.looks() > 0;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ready", hasLooked && missing.isEmpty());
        answer.put("lookedAtJob", hasLooked);
        answer.put("outOfReach", missing);
        return json(hasLooked && missing.isEmpty() ? 200 : 503, answer);
    }

    private static Response json(int status, Object value) {
        return new Response(status, Response.JSON, text(value));
    }

    /** As operators read it: settings are named by their keys. */
    static String text(Object value) {
        try {
            return SettingName.inKeys(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
