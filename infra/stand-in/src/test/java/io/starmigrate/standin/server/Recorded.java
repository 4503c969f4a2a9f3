package io.starmigrate.standin.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one statement was answered: columns and rows, or rows affected, or an error. Values are compared as texts. */
record Recorded(
        String statement,
        @Nullable List<String> columns,
        List<List<@Nullable String>> rows,
        @Nullable Integer code,
        @Nullable String message) {
    private static final Path FILES = Path.of("..", "..", "migration-core", "src", "test", "resources", "recorded");

    /** The answers of one running front end, in order. */
    static List<Recorded> read(String file) {
        try {
            List<Recorded> all = new ArrayList<>();
            new ObjectMapper().readTree(FILES.resolve(file + ".json").toFile()).forEach(node -> all.add(of(node)));
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Recorded of(JsonNode node) {
        String statement = node.get("statement").asText();
        JsonNode error = node.get("error");
        if (error != null) {
            return refused(
                    statement, error.get("code").asInt(), error.get("message").asText());
        }
        if (node.get("columns") == null) {
            return done(statement);
        }
        List<String> columns = new ArrayList<>();
        node.get("columns").forEach(column -> columns.add(column.asText()));
        List<List<@Nullable String>> rows = new ArrayList<>();
        node.get("rows").forEach(row -> rows.add(row(row)));
        return new Recorded(statement, columns, rows, null, null);
    }

    private static List<@Nullable String> row(JsonNode row) {
        List<@Nullable String> values = new ArrayList<>();
        row.forEach(value -> values.add(value.isNull() ? null : value.asText()));
        return values;
    }

    static Recorded done(String statement) {
        return new Recorded(statement, null, List.of(), null, null);
    }

    static Recorded refused(String statement, int code, String message) {
        return new Recorded(statement, null, List.of(), code, message);
    }
}
