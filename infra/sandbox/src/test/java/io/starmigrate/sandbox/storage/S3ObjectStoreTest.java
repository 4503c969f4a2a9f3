package io.starmigrate.sandbox.storage;

import io.starmigrate.sandbox.cloud.CloudKey;
import io.starmigrate.sandbox.cloud.S3Server;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

class S3ObjectStoreTest extends CloudStoreContract {
    private @Nullable S3Server server;

    S3ObjectStoreTest() {
        super(new CloudKey("AKID", "aws-secret"), "s3://target/job/", "eu-west-1");
    }

    @Override
    void startCloud(CloudKey key, String region, String bucket) {
        server = S3Server.start(directory, key, region, 0);
        server.createBucket(bucket);
    }

    @Override
    URI endpoint() {
        return server().endpoint();
    }

    @Override
    void stopCloud() {
        server().close();
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

    private S3Server server() {
        return Objects.requireNonNull(server);
    }
}
