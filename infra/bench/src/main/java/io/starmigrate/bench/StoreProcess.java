package io.starmigrate.bench;

import io.starmigrate.sandbox.cloud.S3Server;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import java.io.IOException;
import java.nio.file.Path;

/** An S3 server in a process of its own, so that its memory and processor time are nobody else's. */
final class StoreProcess {
    static final CloudKey KEY = new CloudKey("bench", "bench-secret");
    static final String REGION = "us-east-1";

    private StoreProcess() {}

    /** Serves the directory named first, with the buckets named then, until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        try (S3Server server = S3Server.start(Path.of(arguments[0]), KEY, REGION, 0)) {
            for (int i = 1; i < arguments.length; i++) {
                server.createBucket(arguments[i]);
            }
            System.out.println(server.endpoint());
            while (System.in.read() >= 0) {
                // Whoever started it keeps the line open.
            }
        }
        System.exit(0);
    }
}
