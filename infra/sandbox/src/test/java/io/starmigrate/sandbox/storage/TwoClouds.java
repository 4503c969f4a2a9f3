package io.starmigrate.sandbox.storage;

import io.starmigrate.sandbox.cloud.S3Server;
import io.starmigrate.sandbox.cloud.oss.OssServer;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An OSS with the bucket {@code source} and an S3 with the bucket {@code target}, which keep their objects below one
 * directory.
 */
record TwoClouds(Path directory, OssServer oss, S3Server s3) implements AutoCloseable {
    static final CloudKey KEY = new CloudKey("key", "secret-of-both");
    static final String OSS_REGION = "cn-hangzhou";
    static final String S3_REGION = "eu-west-1";

    static TwoClouds start(Path directory) {
        OssServer oss = OssServer.start(directory.resolve("oss"), KEY, OSS_REGION, 0);
        S3Server s3 = S3Server.start(directory.resolve("s3"), KEY, S3_REGION, 0);
        oss.createBucket("source");
        s3.createBucket("target");
        return new TwoClouds(directory, oss, s3);
    }

    /** Where an object of OSS is kept. */
    Path inSource(String key) {
        return directory.resolve("oss/source").resolve(key);
    }

    /** Where an object of S3 is kept. */
    Path inTarget(String key) {
        return directory.resolve("s3/target").resolve(key);
    }

    /** An object of OSS. */
    void write(String key, byte[] content) throws IOException {
        Path file = inSource(key);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Override
    public void close() {
        s3.close();
        oss.close();
    }
}
