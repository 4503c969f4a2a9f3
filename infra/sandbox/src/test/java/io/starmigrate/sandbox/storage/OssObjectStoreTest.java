package io.starmigrate.sandbox.storage;

import io.starmigrate.sandbox.cloud.oss.OssServer;
import io.starmigrate.sandbox.cloud.server.CloudKey;
import io.starmigrate.sandbox.cloud.server.CloudServer;
import java.nio.file.Path;

class OssObjectStoreTest extends CloudStoreContract {
    OssObjectStoreTest() {
        super(new CloudKey("AKID", "oss-secret"), "oss://source/job/", "cn-hangzhou");
    }

    @Override
    CloudServer startCloud(Path files, CloudKey key, String region, String bucket) {
        OssServer server = OssServer.start(files, key, region, 0);
        server.createBucket(bucket);
        return server;
    }

    @Override
    protected boolean passes() {
        return false;
    }

    @Override
    String refusal() {
        return "SignatureDoesNotMatch ";
    }
}
