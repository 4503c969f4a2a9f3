package io.starmigrate.sandbox.storage;

import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.Secret;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.sandbox.cloud.S3Server;
import io.starmigrate.sandbox.cloud.oss.OssServer;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.cloud.server.CloudServer;
import io.starmigrate.worker.storage.ObjectStores;
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

    /** The OSS, as the product speaks to it; not closed with this. */
    ObjectStore openOss(StorageUri root) {
        return open(root, oss, OSS_REGION);
    }

    /** The S3, in the same way. */
    ObjectStore openS3(StorageUri root) {
        return open(root, s3, S3_REGION);
    }

    private static ObjectStore open(StorageUri root, CloudServer server, String region) {
        Credentials credentials = new Credentials.KeyPair(KEY.id(), Secret.of(KEY.secret()));
        return ObjectStores.open(new StorageConfig(root, credentials, region, server.endpoint(), server.endpoint()), 8);
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
