package io.starmigrate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** {@code ./migrate bench} in this process. */
final class BenchCommand {
    private BenchCommand() {}

    /** Runs a benchmark to its end; answers the object of its last line. */
    static ObjectNode told(String... arguments) throws IOException {
        // As the launcher says how the relay is started, but from the classes that are tested.
        System.setProperty(
                "migrate.command",
                String.join(
                        "\n",
                        List.of(
                                "java",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.starmigrate.cli.Main")));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.command()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        assertThat(code).as("%s%s", out, err).isZero();
        List<String> lines = out.toString().lines().toList();
        return (ObjectNode) Benchmark.MAPPER.readTree(lines.get(lines.size() - 1));
    }

    /** Whether these are all that is told. */
    static void fields(ObjectNode told, String... names) {
        assertThat(told.fieldNames()).toIterable().containsExactlyInAnyOrder(names);
    }

    /** Whether something was measured: how much is the machine's matter. */
    static void measured(ObjectNode told, String... fields) {
        for (String field : fields) {
            assertThat(told.path(field).isNumber()).as("%s of %s", field, told).isTrue();
            assertThat(told.path(field).asDouble()).as("%s of %s", field, told).isPositive();
        }
    }
}
