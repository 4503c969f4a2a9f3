package io.starmigrate.core.config;

import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One place for files and how to reach it.
 *
 * @param root the prefix everything is kept below
 * @param credentials what requests are signed with, by the worker and by the cluster
 * @param region the bucket's region; empty for an OSS endpoint that does not tell it
 * @param endpoint where the worker reaches the store, scheme included; null for the region's public endpoint of S3
 * @param clusterEndpoint where the cluster reaches the store; the same as {@code endpoint} unless configured
 * @param service whose store it is
 */
public record StorageConfig(
        StorageUri root,
        Credentials credentials,
        String region,
        @Nullable URI endpoint,
        @Nullable URI clusterEndpoint,
        StorageService service) {
    /** S3, or a store of one's own that speaks its protocol, or OSS; told by the root. */
    public StorageConfig(
            StorageUri root,
            Credentials credentials,
            String region,
            @Nullable URI endpoint,
            @Nullable URI clusterEndpoint) {
        this(
                root,
                credentials,
                region,
                endpoint,
                clusterEndpoint,
                root.kind() == StorageKind.OSS ? StorageService.OSS : StorageService.S3);
    }
}
