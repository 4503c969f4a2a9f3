package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a job of very many partitions can be planned, and watched, in a small heap. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description =
                "Plans and watches a job of a million partitions in 512 MB, and says how many fit where it cannot.")
final class ScaleBench extends Benchmark {

    @Option(names = "--partitions", description = "How many, 1,000 for each table (default: ${DEFAULT-VALUE}).")
    private int partitions = 1_000_000;

    @Option(names = "--heap", description = "Megabytes (default: ${DEFAULT-VALUE}).")
    private int heap = 512;

    @Override
    void measure(ObjectNode result) throws IOException {
        Path directory = Files.createTempDirectory("scale-bench");
        result.put("partitions", partitions).put("heap_mb", heap);
        for (String what : List.of("plan", "watch")) {
            result.set(what, most(what, directory.resolve(what + ".log")));
        }
    }

    /** All of them if they fit, else fewer until they do. */
    private ObjectNode most(String what, Path output) throws IOException {
        int tried = partitions;
        while (true) {
            try {
                return run(what, tried, output).put("partitions", tried).put("fits", tried == partitions);
            } catch (IOException failed) {
                if (!Files.readString(output).contains("OutOfMemoryError")) {
                    throw failed;
                }
                tried = tried / 4 * 3;
            }
        }
    }

    private ObjectNode run(String what, int count, Path output) throws IOException {
        Run run = Run.of(
                List.of(
                        "java",
                        "-Xmx" + heap + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScaleProcess.class.getName(),
                        what,
                        Integer.toString(count)),
                Map.of(),
                output);
        List<String> lines = Files.readAllLines(output);
        ObjectNode took = (ObjectNode) MAPPER.readTree(lines.get(lines.size() - 1));
        return took.put("resident_mb", Math.round(run.residentMegabytes()));
    }
}
