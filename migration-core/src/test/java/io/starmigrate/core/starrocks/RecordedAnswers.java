package io.starmigrate.core.starrocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What running front ends of 3.1 to 3.5 answered to statements, from the recorded resources. */
public final class RecordedAnswers {
    private static final List<String> CLUSTERS = List.of(
            "3.1-shared_data",
            "3.1-shared_nothing",
            "3.3-shared_data",
            "3.3-shared_nothing",
            "3.4-shared_nothing",
            "3.5-shared_data",
            "3.5-shared_nothing");

    /** One statement and its answer. */
    public record Answer(String cluster, String statement, List<CatalogRow> rows, int code, String message) {
        public boolean isError() {
            return !message.isEmpty();
        }

        @Override
        public String toString() {
            return cluster + ": " + statement;
        }
    }

    private RecordedAnswers() {}

    public static Stream<Answer> to(Predicate<String> statement) {
        return CLUSTERS.stream()
                .flatMap(RecordedAnswers::read)
                .filter(answer -> statement.test(answer.statement()))
                .toList()
                .stream();
    }

    private static Stream<Answer> read(String cluster) {
        String file = "/recorded/" + cluster + ".json";
        try (InputStream content = RecordedAnswers.class.getResourceAsStream(file)) {
            JsonNode answers = new ObjectMapper().readTree(Objects.requireNonNull(content, file));
            return StreamSupport.stream(answers.spliterator(), false).map(answer -> read(cluster, answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(String cluster, JsonNode answer) {
        List<CatalogRow> rows = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                values.put(
                        answer.get("columns").get(i).asText(),
                        row.get(i).isNull() ? null : row.get(i).asText());
            }
            rows.add(CatalogRow.of(values));
        }
        JsonNode error = answer.path("error");
        return new Answer(
                cluster,
                answer.get("statement").asText(),
                rows,
                error.path("code").asInt(),
                error.path("message").asText());
    }
}
