package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.JobPace;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.StoredFormat;
import io.starmigrate.core.task.Transition;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code -Dstored.rewrite} writes anew what is stored. */
class StoredFormTest {
    /** Records that are stored as texts. */
    private static final Set<Class<?>> TEXTS = Set.of(StorageUri.class, JobId.class);

    private static final Path WRITTEN = Path.of("src", "test", "resources", "io", "starmigrate", "core", "aws");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void what_a_later_program_knows_is_kept_beside_what_this_one_changes() throws IOException {
        JsonNode held = json.readTree("""
                {"state": "LOADED", "colour": "green", "load": "a",
                 "export": {"attempt": 1, "shade": "dark", "columns": [{"name": "c", "hue": 3}]},
                 "staging": {"name": "s", "shade": "light"}}""");
        JsonNode known = json.readTree("""
                {"state": "LOADED", "load": "a", "export": {"attempt": 1, "columns": [{"name": "c"}]},
                 "staging": {"name": "s"}}""");
        JsonNode next = json.readTree("""
                {"state": "VERIFIED", "export": {"attempt": 2, "columns": [{"name": "c"}]}}""");

        assertThat(StoredForm.merged(held, known, next)).isEqualTo(json.readTree("""
                {"state": "VERIFIED", "colour": "green",
                 "export": {"attempt": 2, "shade": "dark", "columns": [{"name": "c", "hue": 3}]}}"""));
    }

    @Test
    void a_list_that_this_program_changes_is_as_this_program_has_it() throws IOException {
        assertThat(StoredForm.merged(
                        json.readTree("{\"columns\": [{\"name\": \"c\", \"hue\": 3}]}"),
                        json.readTree("{\"columns\": [{\"name\": \"c\"}]}"),
                        json.readTree("{\"columns\": [{\"name\": \"d\"}]}")))
                .isEqualTo(json.readTree("{\"columns\": [{\"name\": \"d\"}]}"));
    }

    /** Who adds, removes or renames what is stored is told here what goes with it. */
    @Test
    void what_is_stored_is_what_is_written_down_of_this_form() throws IOException {
        List<String> stored = new ArrayList<>();
        Stream.of(
                        Job.class,
                        PartitionTask.class,
                        FileTask.class,
                        Load.class,
                        Lease.class,
                        JobPace.class,
                        JobSummary.class,
                        Transition.class)
                .forEach(type -> list(type.getSimpleName(), type, stored));
        Path written = WRITTEN.resolve("stored-form-" + StoredForm.SCHEMA + "." + StoredForm.MINOR + ".txt");
        if (System.getProperty("stored.rewrite") != null) {
            Files.write(written, stored);
        }

        assertThat(stored)
                .as("What is stored is not as %s has it: CONTRIBUTING.md, \"What is stored\", says what to do", written)
                .isEqualTo(Files.readAllLines(written));
    }

    private static void list(String name, Type type, List<String> into) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            list(name + "[]", of[of.length - 1], into);
            return;
        }
        Class<?> raw = type == FileFormat.class ? StoredFormat.class : (Class<?>) type;
        if (raw.isRecord() && !TEXTS.contains(raw)) {
            for (RecordComponent component : raw.getRecordComponents()) {
                list(name + "." + component.getName(), component.getGenericType(), into);
            }
        } else {
            into.add(name + ": " + (raw.isEnum() ? Arrays.toString(raw.getEnumConstants()) : raw.getSimpleName()));
        }
    }
}
