package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.sandbox.cloud.DynamoDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a job of very many partitions and files can be planned, moved and watched in a small heap. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description =
                "Plans, moves and watches a job of a million partitions in 512 MB, and says how many fit where it cannot.")
final class ScaleBench extends Benchmark {

    @Option(names = "--partitions", description = "How many, 1,000 for each table (default: ${DEFAULT-VALUE}).")
    private int partitions = 1_000_000;

    @Option(names = "--files", description = "Of each partition (default: ${DEFAULT-VALUE}).")
    private int files = 10;

    @Option(
            names = "--moved",
            description =
                    "How many partitions' files are moved, over a table that forgets (default: ${DEFAULT-VALUE}).")
    private int moved = 100_000;

    @Option(
            names = "--local",
            description = "How many are planned, moved and watched on DynamoDB Local; 0: none"
                    + " (default: ${DEFAULT-VALUE}).")
    private int local = 2_000;

    @Option(
            names = "--only",
            split = ",",
            description =
                    "Of plan, second, planned, watch, status, command, command_second, files and local those that are"
                            + " measured (default: all).")
    private List<String> only = List.of();

    @Option(names = "--heap", description = "Megabytes (default: ${DEFAULT-VALUE}).")
    private int heap = 512;

    @Override
    void measure(ObjectNode result) throws IOException {
        Path directory = Files.createTempDirectory("scale-bench");
        result.put("partitions", partitions).put("heap_mb", heap);
        for (String what : wanted("plan", "second", "planned", "watch", "status")) {
            result.set(what, most(what, directory.resolve(what + ".log")));
        }
        commands(result, directory);
        if (!wanted("files").isEmpty()) {
            result.set("files", run("files", moved, directory.resolve("files.log")));
        }
        if (local > 0 && !wanted("local").isEmpty()) {
            try (DynamoDbServer server = DynamoDbServer.inMemory(0)) {
                result.set(
                        "local",
                        run(
                                "local",
                                local,
                                directory.resolve("local.log"),
                                server.endpoint().toString()));
            }
        }
    }

    private List<String> wanted(String... all) {
        return Stream.of(all)
                .filter(what -> only.isEmpty() || only.contains(what))
                .toList();
    }

    /** The whole command, first and later. */
    private void commands(ObjectNode result, Path directory) throws IOException {
        for (String what : wanted("command", "command_second")) {
            int changed = what.equals("command") ? 0 : ScaleProcess.FEW;
            try (PlanCommand command = PlanCommand.start(
                    directory.resolve(what),
                    Math.max(1, partitions / ScaleProcess.OF_A_TABLE),
                    ScaleProcess.OF_A_TABLE,
                    changed)) {
                result.set(
                        what,
                        run(
                                what,
                                partitions,
                                directory.resolve(what + ".log"),
                                command.env().toString()));
            } catch (SQLException refused) {
                throw new IOException(refused);
            }
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

    private ObjectNode run(String what, int count, Path output, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("java", "-Xmx" + heap + "m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ScaleProcess.class.getName()));
        command.addAll(List.of(what, Integer.toString(count), Integer.toString(files)));
        command.addAll(List.of(more));
        Run run = Run.of(command, Map.of(), output);
        List<String> lines = Files.readAllLines(output);
        ObjectNode took = (ObjectNode) MAPPER.readTree(lines.get(lines.size() - 1));
        return took.put("resident_mb", Math.round(run.residentMegabytes()));
    }
}
