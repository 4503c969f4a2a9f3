package io.starmigrate.core.starrocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What running front ends of 3.1 to 3.5 answered to statements, from the recorded resources. */
public final class RecordedAnswers {
    private static final Path FOLDER = Path.of("src", "test", "resources", "recorded");

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
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(RecordedAnswers::read)
                    .filter(answer -> statement.test(answer.statement()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Answer> read(Path file) {
        try {
            String cluster = file.getFileName().toString().replace(".json", "");
            JsonNode answers = new ObjectMapper().readTree(file.toFile());
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
