package io.starmigrate.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.bench.RelayBenches.Objects;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.storage.ObjectStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The relay and its peers, one after another, over the same objects of one server. Each run writes a new folder. */
final class RelayRace implements AutoCloseable {
    private static final String FROM = "source";
    private static final String TO = "target";
    private static final String NOTHING = "nothing";

    /** What is put in one request; larger ones are put in parts of that. */
    private static final int LARGEST_AT_ONCE = 1 << 29;

    private final Objects objects;
    private final int parallel;
    private final int atOnce;
    private final Path directory;
    private final Process server;
    private final URI endpoint;
    private final List<Path> written = new ArrayList<>();
    private int folders;

    /**
     * Starts the server and fills it.
     *
     * @param parallel what the relay is configured with ({@code RELAY_CONCURRENCY})
     * @param atOnce how many objects it has under way with that, and every peer is given
     */
    RelayRace(Objects objects, int parallel, int atOnce) throws IOException {
        this.objects = objects;
        this.parallel = parallel;
        this.atOnce = atOnce;
        directory = Files.createTempDirectory("relay-bench");
        server = new ProcessBuilder(java("-Xmx512m", StoreProcess.class, directory.toString(), FROM, TO, NOTHING))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("The S3 server did not start");
        }
        endpoint = URI.create(line);
        fill();
    }

    /** Where the server is. */
    URI store() {
        return endpoint;
    }

    /** Runs both alternately, so that neither has the quieter machine; the first run of each only warms the server. */
    Result run(int runs, URI store) throws IOException {
        List<Run> ours = new ArrayList<>();
        List<Run> theirs = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            Run relay = ours(store);
            Run rclone = hasRclone() ? rclone(store) : null;
            if (run > 0) {
                ours.add(relay);
                if (rclone != null) {
                    theirs.add(rclone);
                }
            }
        }
        return new Result(ours, theirs);
    }

    Run ours(URI store) throws IOException {
        return relay(store, FROM);
    }

    /** The same process with nothing to do. */
    Run idle() throws IOException {
        return relay(endpoint, NOTHING);
    }

    private Run relay(URI store, String from) throws IOException {
        Map<String, String> environment = Map.of(
                "AWS_REGION", StoreProcess.REGION,
                "AK", StoreProcess.KEY.id(),
                "SK", StoreProcess.KEY.secret(),
                "SOURCE_STORAGE_ENDPOINT", store.toString(),
                "TARGET_STORAGE_ENDPOINT", store.toString(),
                "RELAY_CONCURRENCY", Integer.toString(parallel));
        // As the launcher runs it, an argument a line.
        List<String> command = new ArrayList<>(Arrays.asList(
                System.getProperty("migrate.command", "java\n-jar\nmigrate.jar").split("\n")));
        command.addAll(List.of("relay", "s3://" + from + "/", "s3://" + TO + "/" + next() + "/", "--json"));
        command.addAll(List.of("--env", directory.resolve("none").toString()));
        return Run.of(command, environment, directory.resolve("relay.log"));
    }

    private Run rclone(URI store) throws IOException {
        List<String> command = List.of(
                "rclone",
                "copy",
                "a:" + FROM,
                "b:" + TO + "/" + next(),
                "--transfers",
                Integer.toString(atOnce),
                "--checkers",
                Integer.toString(atOnce));
        Map<String, String> environment = new java.util.HashMap<>();
        // Two remotes: of one alone it would have the server copy.
        for (String remote : List.of("A", "B")) {
            String key = "RCLONE_CONFIG_" + remote + "_";
            environment.put(key + "TYPE", "s3");
            environment.put(key + "PROVIDER", "Other");
            environment.put(key + "ENDPOINT", store.toString());
            environment.put(key + "REGION", StoreProcess.REGION);
            environment.put(key + "ACCESS_KEY_ID", StoreProcess.KEY.id());
            environment.put(key + "SECRET_ACCESS_KEY", StoreProcess.KEY.secret());
        }
        return Run.of(command, environment, directory.resolve("rclone.log"));
    }

    /** The median of copies that check nothing, all objects at once. */
    double plain(int runs) throws IOException {
        List<Run> copies = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            List<String> command = new ArrayList<>(java("-Xmx256m", PlainCopy.class, endpoint.toString(), FROM, TO));
            for (int number = 0; number < objects.count(); number++) {
                command.add(objects.key(number));
            }
            copies.add(Run.of(command, Map.of(), directory.resolve("plain.log")));
        }
        return Result.median(copies, Run::seconds);
    }

    /** Compares the last folder of each, byte by byte. */
    void check() throws IOException {
        for (Path folder : written) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            for (int number = 0; number < objects.count(); number++) {
                long different =
                        Files.mismatch(objects.below(directory.resolve(FROM), number), objects.below(folder, number));
                if (different >= 0) {
                    throw new IOException(objects.below(folder, number) + " differs at byte " + different);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private void fill() throws IOException {
        Random random = new Random(1);
        StorageUri root = StorageUri.parse("s3://" + FROM + "/");
        Credentials key = new Credentials.KeyPair(StoreProcess.KEY.id(), Secret.of(StoreProcess.KEY.secret()));
        // Not as files: the server knows the digest of what it was sent, as any store does.
        try (ObjectStore store =
                ObjectStores.open(new StorageConfig(root, key, StoreProcess.REGION, endpoint, endpoint), 2)) {
            for (int number = 0; number < objects.count(); number++) {
                fill(store, root.resolve(objects.key(number)), random);
            }
        }
    }

    private void fill(ObjectStore store, StorageUri object, Random random) {
        byte[] content = new byte[(int) Math.min(objects.bytes(), LARGEST_AT_ONCE)];
        random.nextBytes(content);
        if (content.length == objects.bytes()) {
            store.put(object, content);
            return;
        }
        Upload upload = store.begin(object, Map.of());
        List<Part> parts = new ArrayList<>();
        for (long left = objects.bytes(); left > 0; left -= content.length) {
            Payload part = Payload.within(content, (int) Math.min(left, content.length));
            parts.add(store.upload(upload, parts.size() + 1, part));
        }
        store.complete(upload, parts);
    }

    /** A folder nobody has written to; what was written two runs ago goes, so that the disk does not fill. */
    private String next() throws IOException {
        if (written.size() >= 2) {
            Path oldest = written.remove(0);
            if (Files.isDirectory(oldest)) {
                try (Stream<Path> files = Files.walk(oldest)) {
                    files.sorted(Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                }
            }
        }
        String folder = "run-" + ++folders;
        written.add(directory.resolve(TO).resolve(folder));
        return folder;
    }

    private static boolean hasRclone() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "rclone")));
    }

    private static List<String> java(String memory, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "java", memory, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * What was measured.
     *
     * @param relay runs of this tool
     * @param peer runs of rclone; none where it is not installed
     */
    record Result(List<Run> relay, List<Run> peer) {
        double ours() {
            return median(relay, Run::seconds);
        }

        double ourCpu() {
            return median(relay, Run::cpuSeconds);
        }

        double ourResident() {
            return median(relay, Run::residentMegabytes);
        }

        @Nullable
        Double rclone() {
            return peer.isEmpty() ? null : median(peer, Run::seconds);
        }

        double rcloneCpu() {
            return peer.isEmpty() ? Double.NaN : median(peer, Run::cpuSeconds);
        }

        void write(ObjectNode node) {
            node.put("relay_seconds", ours()).put("relay_cpu_seconds", ourCpu());
            node.put("relay_megabytes", ourResident());
            node.put("rclone_seconds", rclone());
            node.put("rclone_cpu_seconds", peer.isEmpty() ? null : Double.valueOf(rcloneCpu()));
            if (peer.isEmpty()) {
                node.put("missing", "rclone: not installed (apt-get install rclone)");
            }
        }

        static double median(List<Run> runs, ToDoubleFunction<Run> what) {
            double[] sorted = runs.stream().mapToDouble(what).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }
}
