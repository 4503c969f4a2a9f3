package io.starmigrate.sandbox.storage;

import io.starmigrate.sandbox.cloud.CloudKey;
import io.starmigrate.sandbox.cloud.oss.OssServer;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

class OssObjectStoreTest extends CloudStoreContract {
    private @Nullable OssServer server;

    OssObjectStoreTest() {
        super(new CloudKey("AKID", "oss-secret"), "oss://source/job/", "cn-hangzhou");
    }

    @Override
    void startCloud(CloudKey key, String region, String bucket) {
        server = OssServer.start(directory, key, region, 0);
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
        return "SignatureDoesNotMatch ";
    }

    private OssServer server() {
        return Objects.requireNonNull(server);
    }
}
