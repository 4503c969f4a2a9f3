package io.starmigrate.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.bench.AcceptingServer.Counted;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.sandbox.stack.StackTemplate;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The trigger, warm and from its start on, beside a handler of boto3 that sends the same requests; both over a line
 * that takes its time.
 */
@Command(
        name = "trigger",
        mixinStandardHelpOptions = true,
        description =
                "Announces files by the trigger and by a handler of boto3, each request with a delay; warm, and from"
                        + " the start of a process on.")
final class TriggerBench extends Benchmark {
    private static final StorageUri ROOT = StorageUri.parse("s3://bucket/migration");
    private static final String FUNCTION = "FileEventFunction";
    private static final double MILLIS = 1e3;
    private static final double HUNDRED = 100;
    private static final int FILES_OF_A_PARTITION = 100;

    @Option(
            names = "--files",
            split = ",",
            description = "How many files a batch has, one measurement each (default: ${DEFAULT-VALUE}).")
    private List<Integer> files = List.of(100, 10);

    @Option(names = "--batches", description = "How many are measured of each run (default: ${DEFAULT-VALUE}).")
    private int batches = 20;

    @Option(names = "--warm", description = "How many files go before, to warm it (default: ${DEFAULT-VALUE}).")
    private int warm = 2000;

    @Option(names = "--runs", description = "How many runs of each, alternately (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(names = "--delay", description = "Milliseconds added to each request (default: ${DEFAULT-VALUE}).")
    private int delay = 5;

    @Option(names = "--colds", description = "How many starts are measured of each (default: ${DEFAULT-VALUE}).")
    private int colds = 5;

    private Path directory = Path.of("");
    private int written;

    @Override
    void measure(ObjectNode result) throws IOException {
        directory = Files.createTempDirectory("trigger-bench");
        result.put("delay_ms", delay);
        String peer = peer();
        result.put("peer", peer.isEmpty() ? "boto3 is not installed (apt-get install python3-boto3)" : peer);
        try (AcceptingServer server = new AcceptingServer(Duration.ofMillis(delay))) {
            for (int size : files) {
                measureBatches(result, server, size, !peer.isEmpty());
            }
            measureStarts(result, server, !peer.isEmpty());
        }
    }

    /** The first size's ratio is the benchmark's; each has its own beside it. */
    private void measureBatches(ObjectNode result, AcceptingServer server, int size, boolean hasPeer)
            throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        long asked = 0;
        for (int run = 0; run < runs; run++) {
            ours.addAll(measured(
                    run(server, with(java(System.getProperty("java.class.path")), events(size, batches(size)))), size));
            asked = counted(server, size);
            if (hasPeer) {
                theirs.addAll(measured(run(server, with(python(), events(size, batches(size)))), size));
                counted(server, size);
            }
        }
        ObjectNode each = result.putObject("batch_of_" + size);
        double median = median(ours);
        @Nullable Double peer = hasPeer ? median(theirs) : null;
        @Nullable Double ratio = peer == null ? null : Math.round(peer / median * HUNDRED) / HUNDRED;
        each.put("ours_ms", median).put("boto3_ms", peer).put("vs_boto3", ratio);
        each.put("requests_per_file", Math.round(asked * HUNDRED / all(size)) / HUNDRED);
        if (!result.has("vs_boto3")) {
            result.put("vs_boto3", ratio).set("requests_per_file", each.get("requests_per_file"));
        }
    }

    /** From the start of a process to the end of its first event. */
    private void measureStarts(ObjectNode result, AcceptingServer server, boolean hasPeer) throws IOException {
        FunctionJar jar = FunctionJar.find();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int start = 0; start < colds; start++) {
            ours.add(started(server, java(jar.path() + File.pathSeparator + FunctionJar.benchmark()), events(1, 1)));
            if (hasPeer) {
                theirs.add(started(server, python(), events(1, 1)));
            }
        }
        double cold = median(ours);
        @Nullable Double peer = hasPeer ? median(theirs) : null;
        result.put("cold_seconds", cold).put("cold_boto3_seconds", peer);
        result.put("vs_boto3_cold", peer == null ? null : Math.round(peer / cold * HUNDRED) / HUNDRED);
        result.put("jar_megabytes", jar.megabytes());
    }

    private double started(AcceptingServer server, List<String> process, Path events) throws IOException {
        long begun = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        JsonNode took = run(server, with(process, events));
        requireWhole(server.counted(), 1);
        return Math.round((took.get(took.size() - 1).asLong() - begun) / MILLIS) / MILLIS;
    }

    private long counted(AcceptingServer server, int size) {
        Counted counted = server.counted();
        requireWhole(counted, all(size));
        return counted.requests();
    }

    /** Whoever leaves something out is not faster. */
    private static void requireWhole(Counted counted, int files) {
        if (counted.writes() != files || counted.messages() != files) {
            throw new IllegalStateException("Not every file was written once and sent once: " + counted);
        }
    }

    private int all(int size) {
        return batches(size) * size;
    }

    private int batches(int size) {
        return warmBatches(size) + batches;
    }

    private int warmBatches(int size) {
        return warm / size;
    }

    private List<Double> measured(JsonNode took, int size) {
        List<Double> millis = new ArrayList<>();
        for (int i = warmBatches(size); i < batches(size); i++) {
            millis.add(took.get(i).asLong() / MILLIS);
        }
        return millis;
    }

    private static List<String> java(String classPath) {
        List<String> command =
                new ArrayList<>(List.of("java", "-Xmx384m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        // As the function is deployed.
        command.addAll(Arrays.asList(
                StackTemplate.load().environment(FUNCTION, "JAVA_TOOL_OPTIONS").split(" ")));
        command.addAll(List.of("-cp", classPath, TriggerProcess.class.getName()));
        return command;
    }

    private static List<String> with(List<String> process, Path events) {
        return Stream.concat(process.stream(), Stream.of(events.toString())).toList();
    }

    private List<String> python() throws IOException {
        Path script = directory.resolve("trigger.py");
        try (InputStream text = TriggerBench.class.getResourceAsStream("trigger.py")) {
            if (text == null) {
                throw new IOException("the resource trigger.py is missing");
            }
            Files.write(script, text.readAllBytes());
        }
        return List.of("python3", script.toString());
    }

    private JsonNode run(AcceptingServer server, List<String> command) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL", server.endpoint().toString());
        environment.put("AWS_REGION", StoreProcess.REGION);
        environment.put("AWS_DEFAULT_REGION", StoreProcess.REGION);
        environment.put("AWS_ACCESS_KEY_ID", StoreProcess.KEY.id());
        environment.put("AWS_SECRET_ACCESS_KEY", StoreProcess.KEY.secret());
        environment.put("TABLE", "tasks");
        environment.put("QUEUE_URL", server.endpoint() + "/000000000000/tasks");
        environment.put("STORAGE", ROOT.toString());
        Path output = directory.resolve("run.log");
        Run.of(command, environment, output);
        List<String> lines = Files.readAllLines(output);
        return MAPPER.readTree(lines.get(lines.size() - 1));
    }

    /** What there is to compare with; empty when it is not installed. */
    private String peer() {
        try {
            Path output = directory.resolve("peer.log");
            Run.of(List.of("python3", "-c", "import boto3; print('boto3 ' + boto3.__version__)"), Map.of(), output);
            return Files.readString(output).strip();
        } catch (IOException missing) {
            return "";
        }
    }

    private Path events(int size, int count) throws IOException {
        ArrayNode all = MAPPER.createArrayNode();
        for (int batch = 0; batch < count; batch++) {
            ArrayNode bodies = all.addArray();
            for (int i = 0; i < size; i++) {
                bodies.add(body());
            }
        }
        Path file = directory.resolve("events.json");
        MAPPER.writeValue(file.toFile(), all);
        return file;
    }

    /** What S3 sends of one object. */
    private String body() {
        PartitionId partition = new PartitionId("bench", "db", "t", "p" + written / FILES_OF_A_PARTITION);
        FileTaskId file = new FileTaskId(new PartitionTaskId(partition, 1), 1, "data_" + written++ + ".csv");
        return ObjectCreated.of(file, ROOT);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
