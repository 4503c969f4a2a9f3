package io.starmigrate.worker.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.forecast.Remaining;
import io.starmigrate.core.forecast.Remaining.Lately;
import io.starmigrate.core.forecast.Remaining.Rough;
import io.starmigrate.core.forecast.Workload;
import io.starmigrate.core.task.JobId;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.UnknownFailure;
import io.starmigrate.worker.api.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts as they are stored with a job: compressed JSON as Base64, some forty bytes for a table. Fields may be added;
 * what would give one another meaning raises {@link #SCHEMA}, and programs of before read every partition again.
 */
final class CountsText {
    private static final int SCHEMA = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CountsText() {}

    static String write(JobCounts counts) {
        return Base64.getEncoder().encodeToString(compressed(json(counts)));
    }

    /** Empty for what another version has written in a way that this one does not know. */
    static Optional<JobCounts> read(String text) {
        try (GZIPInputStream gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            JsonNode json = MAPPER.readTree(gzip.readAllBytes());
            return json.path("schema").asInt() == SCHEMA ? Optional.of(counts(json)) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] compressed(ObjectNode json) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(MAPPER.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
        return compressed.toByteArray();
    }

    static ObjectNode json(JobCounts counts) {
        ObjectNode json = MAPPER.createObjectNode().put("schema", SCHEMA);
        json.put("id", counts.id().toString()).put("unreadable", counts.unreadable());
        json.putObject("recent")
                .put("since", counts.recent().since().toString())
                .put("tasks", counts.recent().tasks())
                .put("digest", counts.recent().digest());
        json.putArray("tables");
        counts.tables().forEach(table -> table(table, json.withArray("tables").addObject()));
        json.putArray("unknown");
        counts.unknown()
                .forEach(failure -> json.withArray("unknown")
                        .addObject()
                        .put("text", failure.text())
                        .put("times", failure.times())
                        .put("subject", failure.subject()));
        Remaining remaining = counts.remaining();
        if (remaining != null) {
            remaining(remaining, json.putObject("remaining"));
        }
        return json;
    }

    private static void table(TableReport table, ObjectNode json) {
        json.put("table", table.table()).put("files", table.files()).put("bytes", table.bytes());
        table.partitions().forEach(json.putObject("partitions")::put);
        Verification verification = table.verification();
        json.put("sourceRows", verification.sourceRows()).put("targetRows", verification.targetRows());
        json.put("verified", verification.verified());
        verification.partly().forEach(json.putArray("partly")::add);
    }

    private static void remaining(Remaining remaining, ObjectNode json) {
        json.put("partitions", remaining.workload().partitions())
                .put("bytes", remaining.workload().bytes());
        Lately lately = remaining.lately();
        if (lately != null) {
            json.putObject("lately")
                    .put("expected", lately.expected().toString())
                    .put("least", lately.least().toString())
                    .put("most", lately.most().toString())
                    .put("window", lately.window().toString());
        }
        Rough rough = remaining.rough();
        if (rough != null) {
            json.putObject("rough")
                    .put("step", rough.step())
                    .put("expected", rough.expected().toString())
                    .put("least", rough.least().toString())
                    .put("most", rough.most().toString());
        }
    }

    private static JobCounts counts(JsonNode json) {
        JsonNode recent = json.required("recent");
        List<TableReport> tables = new ArrayList<>();
        json.required("tables").forEach(table -> tables.add(table(table)));
        List<UnknownFailure> unknown = new ArrayList<>();
        json.required("unknown")
                .forEach(failure -> unknown.add(
                        new UnknownFailure(text(failure, "text"), number(failure, "times"), text(failure, "subject"))));
        JsonNode remaining = json.get("remaining");
        return new JobCounts(
                new JobId(text(json, "id")),
                new Recent(
                        Instant.parse(text(recent, "since")),
                        number(recent, "tasks"),
                        recent.required("digest").asLong()),
                number(json, "unreadable"),
                tables,
                unknown,
                remaining == null ? null : remaining(remaining));
    }

    private static TableReport table(JsonNode json) {
        Map<String, Integer> states = new HashMap<>();
        json.required("partitions")
                .properties()
                .forEach(state -> states.put(state.getKey(), state.getValue().asInt()));
        List<String> partly = new ArrayList<>();
        json.required("partly").forEach(column -> partly.add(column.asText()));
        return new TableReport(
                text(json, "table"),
                states,
                number(json, "files"),
                json.required("bytes").asLong(),
                new Verification(
                        rows(json, "sourceRows"),
                        rows(json, "targetRows"),
                        json.required("verified").asBoolean(),
                        partly));
    }

    private static @Nullable Long rows(JsonNode json, String side) {
        JsonNode rows = json.required(side);
        return rows.isNull() ? null : Long.valueOf(rows.asLong());
    }

    private static Remaining remaining(JsonNode json) {
        Workload workload =
                new Workload(number(json, "partitions"), json.required("bytes").asLong());
        JsonNode lately = json.get("lately");
        JsonNode rough = json.get("rough");
        return new Remaining(
                workload,
                lately == null
                        ? null
                        : new Lately(
                                Duration.parse(text(lately, "expected")),
                                Duration.parse(text(lately, "least")),
                                Duration.parse(text(lately, "most")),
                                Duration.parse(text(lately, "window"))),
                rough == null
                        ? null
                        : new Rough(
                                text(rough, "step"),
                                Duration.parse(text(rough, "expected")),
                                Duration.parse(text(rough, "least")),
                                Duration.parse(text(rough, "most"))));
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).asText();
    }

    private static int number(JsonNode json, String field) {
        return json.required(field).asInt();
    }
}
