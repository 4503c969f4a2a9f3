package io.starmigrate.core.starrocks.access;

import io.starmigrate.core.storage.StorageKind;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster reaches one object store. This is the cluster's view: its machines may need another endpoint (an
 * internal one, say) than this process. Immutable; the {@code with} methods return changed copies.
 */
public final class StorageAccess {
    /** How the bucket's name is put into a request. */
    public enum Addressing {
        /** As part of the host name, as AWS and OSS want it. */
        VIRTUAL_HOST,
        /** As the first part of the path, as most S3-compatible stores want it. */
        PATH
    }

    private final StorageKind kind;
    private final String region;
    private final StorageCredentials credentials;
    private final Addressing addressing;
    private final @Nullable URI endpoint;
    private final @Nullable String broker;

    private StorageAccess(
            StorageKind kind,
            String region,
            StorageCredentials credentials,
            Addressing addressing,
            @Nullable URI endpoint,
            @Nullable String broker) {
        this.kind = kind;
        this.region = Objects.requireNonNull(region, "region");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.addressing = addressing;
        this.endpoint = endpoint;
        this.broker = broker;
    }

    /** Access to Amazon S3 in a region, such as {@code cn-north-1}. */
    public static StorageAccess s3(String region, StorageCredentials credentials) {
        return new StorageAccess(StorageKind.S3, region, credentials, Addressing.VIRTUAL_HOST, null, null);
    }

    /** Access to OSS at an endpoint such as {@code https://oss-cn-hangzhou.aliyuncs.com}, without the bucket. */
    public static StorageAccess oss(URI endpoint, StorageCredentials credentials) {
        return new StorageAccess(StorageKind.OSS, "", credentials, Addressing.VIRTUAL_HOST, checked(endpoint), null);
    }

    /**
     * The same access by another endpoint: an S3-compatible store, or a private one. Its scheme says whether the
     * connection is encrypted.
     */
    public StorageAccess withEndpoint(URI other) {
        return new StorageAccess(kind, region, credentials, addressing, checked(other), broker);
    }

    /** The same access with another addressing of buckets. */
    public StorageAccess withAddressing(Addressing other) {
        return new StorageAccess(kind, region, credentials, other, endpoint, broker);
    }

    /** The same access by a named broker process, which is the only way before 2.4. */
    public StorageAccess withBroker(String name) {
        return new StorageAccess(kind, region, credentials, addressing, endpoint, name);
    }

    /** The same access by the cluster's own machines, without a broker process. */
    public StorageAccess withoutBroker() {
        return new StorageAccess(kind, region, credentials, addressing, endpoint, null);
    }

    /** The family of store. */
    public StorageKind kind() {
        return kind;
    }

    /** The region; empty for OSS. */
    public String region() {
        return region;
    }

    /** What the cluster shows to be let in. */
    public StorageCredentials credentials() {
        return credentials;
    }

    /** How buckets are addressed. */
    public Addressing addressing() {
        return addressing;
    }

    /** The endpoint, where one is given. */
    public Optional<URI> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** The broker process to go through, where one is given. */
    public Optional<String> broker() {
        return Optional.ofNullable(broker);
    }

    boolean isEncrypted() {
        return endpoint == null || "https".equals(endpoint.getScheme());
    }

    private static URI checked(URI endpoint) {
        boolean known = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!known || endpoint.getHost() == null) {
            throw new IllegalArgumentException(
                    "Cannot use \"" + endpoint
                            + "\" as a storage endpoint: write it with its scheme, such as https://s3.cn-north-1.amazonaws.com.cn");
        }
        return endpoint;
    }

    @Override
    public String toString() {
        String where = endpoint == null ? region : endpoint.toString();
        return kind + " at " + where + " with " + credentials.describe();
    }
}
