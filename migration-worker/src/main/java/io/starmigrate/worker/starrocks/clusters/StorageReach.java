package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.Credentials;
import io.starmigrate.core.config.StorageConfig;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.access.StorageAccess.Addressing;
import io.starmigrate.core.starrocks.access.StorageCredentials;
import io.starmigrate.core.storage.StorageKind;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a cluster is told to reach a storage: by which endpoint, with which keys, and where the bucket stands. */
final class StorageReach {
    private StorageReach() {}

    static StorageAccess of(StorageConfig storage, ClusterConfig cluster) {
        URI endpoint = storage.clusterEndpoint() == null ? storage.endpoint() : storage.clusterEndpoint();
        StorageAccess access = storage.root().kind() == StorageKind.OSS
                ? StorageAccess.oss(
                        Objects.requireNonNull(endpoint, "OSS has no default endpoint"), credentials(storage))
                : s3(storage, endpoint);
        String broker = cluster.options().broker();
        return broker.isEmpty() ? access : access.withBroker(broker);
    }

    private static StorageAccess s3(StorageConfig storage, @Nullable URI endpoint) {
        StorageAccess access = StorageAccess.s3(storage.region(), credentials(storage));
        if (endpoint == null) {
            return access;
        }
        return access.withEndpoint(endpoint)
                .withAddressing(
                        storage.service().hasBucketsInHost(endpoint) ? Addressing.VIRTUAL_HOST : Addressing.PATH);
    }

    private static StorageCredentials credentials(StorageConfig storage) {
        return storage.credentials() instanceof Credentials.KeyPair pair
                ? StorageCredentials.accessKey(pair.id(), pair.secret())
                : StorageCredentials.instanceProfile();
    }
}
