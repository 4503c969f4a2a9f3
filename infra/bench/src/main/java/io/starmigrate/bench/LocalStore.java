package io.starmigrate.bench;

import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@link StoreProcess} while it runs, over a directory that is removed with it. */
final class LocalStore implements AutoCloseable {
    private final Path directory;
    private final Process server;
    private final URI endpoint;

    LocalStore(String... buckets) throws IOException {
        directory = Files.createTempDirectory("bench");
        List<String> command = new ArrayList<>(java("-Xmx512m", StoreProcess.class));
        command.add(directory.toString());
        command.addAll(List.of(buckets));
        server = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("The S3 server did not start");
        }
        endpoint = URI.create(line);
    }

    URI endpoint() {
        return endpoint;
    }

    /** Where its buckets are. */
    Path directory() {
        return directory;
    }

    /** What it has used of processors until now. */
    double cpuSeconds() {
        return Run.cpuSeconds(server.pid());
    }

    /** Opens a bucket; the caller closes it. */
    ObjectStore open(String bucket, int connections) {
        Credentials key = new Credentials.KeyPair(StoreProcess.KEY.id(), Secret.of(StoreProcess.KEY.secret()));
        StorageUri root = StorageUri.parse("s3://" + bucket + "/");
        return ObjectStores.open(new StorageConfig(root, key, StoreProcess.REGION, endpoint, endpoint), connections);
    }

    /** Another program of this class path. */
    static List<String> java(String memory, Class<?> main) {
        return List.of(
                "java", memory, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), main.getName());
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        remove(directory);
    }

    /** Removes a directory with all that is in it. */
    static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
