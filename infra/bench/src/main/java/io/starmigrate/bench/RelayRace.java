package io.starmigrate.bench;

import io.starmigrate.bench.RaceResult.Peer;
import io.starmigrate.bench.RelayBenches.Objects;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The relay and its peers, one after another, over the same objects of one server. Each run writes a new folder. */
final class RelayRace implements AutoCloseable {
    private static final String FROM = "source";
    private static final String TO = "target";
    private static final String NOTHING = "nothing";

    /** What is put in one request; larger ones are put in parts of that. */
    private static final int LARGEST_AT_ONCE = 1 << 29;

    /** One of each that takes part. */
    private static final int KEPT = 3;

    private final Objects objects;
    private final int parallel;
    private final int atOnce;
    private final Optional<Path> rclone;
    private final LocalStore server;
    private final List<Path> written = new ArrayList<>();
    private int folders;

    /**
     * Starts the server and fills it.
     *
     * @param parallel what the relay is configured with ({@code RELAY_CONCURRENCY})
     * @param atOnce how many objects it has under way with that, and every peer is given
     * @param path the folders in which rclone is looked for
     */
    RelayRace(Objects objects, int parallel, int atOnce, String path) throws IOException {
        this.objects = objects;
        this.parallel = parallel;
        this.atOnce = atOnce;
        this.rclone = Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder, "rclone"))
                .filter(Files::isExecutable)
                .findFirst();
        server = new LocalStore(FROM, TO, NOTHING);
        fill();
    }

    /** Where the server is. */
    URI store() {
        return server.endpoint();
    }

    /**
     * Runs all alternately, so that none has the quieter machine; the first run of each only warms the server.
     *
     * @param plain whether the copy that checks nothing takes part; it goes to the server without a line between
     */
    RaceResult run(int runs, URI store, boolean plain) throws IOException {
        RaceResult warming = new RaceResult();
        turn(warming, store, plain);
        RaceResult result = new RaceResult();
        for (int run = 0; run < runs; run++) {
            turn(result, store, plain);
        }
        return result;
    }

    private void turn(RaceResult result, URI store, boolean plain) throws IOException {
        double before = server.cpuSeconds();
        result.add(Peer.RELAY, ours(store));
        result.served(server.cpuSeconds() - before);
        if (rclone.isPresent()) {
            result.add(Peer.RCLONE, rclone(rclone.get(), store, atOnce));
            if (parallel != atOnce) {
                result.add(Peer.RCLONE_BY_SETTING, rclone(rclone.get(), store, parallel));
            }
        }
        if (plain) {
            result.add(Peer.PLAIN_COPY, plain());
        }
    }

    Run ours(URI store) throws IOException {
        return relay(store, FROM, next());
    }

    /** The same process with nothing to do. */
    Run idle() throws IOException {
        return relay(server.endpoint(), NOTHING, NOTHING);
    }

    private Run relay(URI store, String from, String to) throws IOException {
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
        command.addAll(List.of("relay", "s3://" + from + "/", "s3://" + TO + "/" + to + "/", "--json"));
        command.addAll(List.of("--env", server.directory().resolve("none").toString()));
        return Run.of(command, environment, server.directory().resolve("relay.log"));
    }

    private Run rclone(Path rclone, URI store, int transfers) throws IOException {
        List<String> command = List.of(
                rclone.toString(),
                "copy",
                "a:" + FROM,
                "b:" + TO + "/" + next(),
                "--transfers",
                Integer.toString(transfers),
                "--checkers",
                Integer.toString(transfers));
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
        return Run.of(command, environment, server.directory().resolve("rclone.log"));
    }

    /** A copy that checks nothing, of all objects at once. */
    private Run plain() throws IOException {
        List<String> command = new ArrayList<>(LocalStore.java("-Xmx256m", PlainCopy.class));
        command.addAll(List.of(server.endpoint().toString(), FROM, TO, next()));
        for (int number = 0; number < objects.count(); number++) {
            command.add(objects.key(number));
        }
        return Run.of(command, Map.of(), server.directory().resolve("plain.log"));
    }

    /** Compares the last folders, byte by byte; answers how many objects these have. */
    int check() throws IOException {
        for (Path folder : written) {
            for (int number = 0; number < objects.count(); number++) {
                long different = Files.mismatch(
                        objects.below(server.directory().resolve(FROM), number), objects.below(folder, number));
                if (different >= 0) {
                    throw new IOException(objects.below(folder, number) + " differs at byte " + different);
                }
            }
        }
        return written.size() * objects.count();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void fill() throws IOException {
        Random random = new Random(1);
        StorageUri root = StorageUri.parse("s3://" + FROM + "/");
        // Not as files: the server knows the digest of what it was sent, as any store does.
        try (ObjectStore store = server.open(FROM, 2)) {
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

    /** A folder nobody has written to; what was written three runs ago goes, so that the disk does not fill. */
    private String next() throws IOException {
        if (written.size() >= KEPT) {
            LocalStore.remove(written.remove(0));
        }
        String folder = "run-" + ++folders;
        written.add(server.directory().resolve(TO).resolve(folder));
        return folder;
    }
}
