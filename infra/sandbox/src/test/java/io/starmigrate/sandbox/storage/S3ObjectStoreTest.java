package io.starmigrate.sandbox.storage;

import io.starmigrate.sandbox.cloud.S3Server;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.cloud.server.CloudServer;
import java.nio.file.Path;

class S3ObjectStoreTest extends CloudStoreContract {
    S3ObjectStoreTest() {
        super(new CloudKey("AKID", "aws-secret"), "s3://target/job/", "eu-west-1");
    }

    @Override
    CloudServer startCloud(Path files, CloudKey key, String region, String bucket) {
        S3Server server = S3Server.start(files, key, region, 0);
        server.createBucket(bucket);
        return server;
    }

    @Override
    String refusal() {
        return "403 ";
    }

    /** Amazon S3 answers NoSuchUpload; S3Proxy takes the part and forgets it. */
    @Override
    protected boolean refusesPartsOfAbortedUploads() {
        return false;
    }
}
