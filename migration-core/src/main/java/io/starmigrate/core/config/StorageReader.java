package io.starmigrate.core.config;

import io.starmigrate.core.storage.StorageUri;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how one of the storages is reached. */
final class StorageReader {
    private static final Pattern ANY = Pattern.compile("\\S+");
    private static final Pattern OSS_HOST =
            Pattern.compile("(?:.*\\.)?oss-(?<region>[a-z0-9-]+?)(?:-internal)?\\.aliyuncs\\.com");

    private final ValueReader values;
    private final AwsConfig aws;

    StorageReader(ValueReader values, AwsConfig aws) {
        this.values = values;
        this.aws = aws;
    }

    /** What is said of the first storage besides its address. */
    Particulars source() {
        return access(new Keys(
                ConfigKey.SOURCE_STORAGE_AK,
                ConfigKey.SOURCE_STORAGE_SK,
                ConfigKey.SOURCE_STORAGE_ENDPOINT,
                ConfigKey.SOURCE_STORAGE_REGION,
                ConfigKey.SOURCE_STORAGE_CLUSTER_ENDPOINT));
    }

    /** What is said of the last storage besides its address. */
    Particulars target() {
        return access(new Keys(
                ConfigKey.TARGET_STORAGE_AK,
                ConfigKey.TARGET_STORAGE_SK,
                ConfigKey.TARGET_STORAGE_ENDPOINT,
                ConfigKey.TARGET_STORAGE_REGION,
                ConfigKey.TARGET_STORAGE_CLUSTER_ENDPOINT));
    }

    private Particulars access(Keys keys) {
        return new Particulars(
                keys,
                new KeyPairReader(values).read(keys.id, keys.secret).orElse(null),
                values.endpoint(keys.endpoint).orElse(null),
                values.endpoint(keys.clusterEndpoint).orElse(null),
                values.text(keys.region, ANY));
    }

    /** The storage at this address; empty when something it takes is missing, which is a finding if it is needed. */
    Optional<StorageConfig> read(NamedRoot root, Particulars access, boolean needed) {
        return switch (root.service()) {
            case OSS -> oss(root.uri(), access, needed);
            case S3 -> s3(root.uri(), access, needed);
            case COS, OBS, TOS, GCS -> named(root, access, needed);
        };
    }

    private Optional<StorageConfig> named(NamedRoot root, Particulars access, boolean needed) {
        StorageService service = root.service();
        String region = access.region.isEmpty() ? service.regionOf(access.endpoint) : access.region;
        URI endpoint = access.endpoint == null ? service.endpointIn(region).orElse(null) : access.endpoint;
        if (needed) {
            String own = service.title() + " takes a key pair of its own";
            values.require(access.keys.id, own);
            values.require(access.keys.secret, own);
            if (region.isEmpty()) {
                values.require(access.keys.region, service.title() + " is asked in a region");
            }
        }
        return access.pair == null || region.isEmpty() || endpoint == null
                ? Optional.empty()
                : Optional.of(access.storage(root, access.pair, region, endpoint));
    }

    private Optional<StorageConfig> s3(StorageUri root, Particulars access, boolean needed) {
        if (needed && access.region.isEmpty()) {
            values.require(ConfigKey.AWS_REGION, "the bucket of " + root + " is in a region");
        }
        String region = access.region.isEmpty() ? aws.region() : access.region;
        Credentials credentials = access.pair == null ? aws.credentials() : access.pair;
        URI endpoint = access.endpoint == null ? aws.endpoints().s3() : access.endpoint;
        return region.isEmpty()
                ? Optional.empty()
                : Optional.of(access.storage(new NamedRoot(StorageService.S3, root), credentials, region, endpoint));
    }

    private Optional<StorageConfig> oss(StorageUri root, Particulars access, boolean needed) {
        if (needed) {
            values.require(access.keys.id, root + " takes a key pair of its own");
            values.require(access.keys.secret, root + " takes a key pair of its own");
            values.require(access.keys.endpoint, root + " has no default endpoint");
        }
        if (access.pair == null || access.endpoint == null) {
            return Optional.empty();
        }
        String region = access.region.isEmpty() ? ossRegion(access.endpoint) : access.region;
        return Optional.of(
                access.storage(new NamedRoot(StorageService.OSS, root), access.pair, region, access.endpoint));
    }

    private static String ossRegion(URI endpoint) {
        Matcher host = OSS_HOST.matcher(endpoint.getHost());
        return host.matches() ? host.group("region") : "";
    }

    /** What is said of a storage besides its address. */
    record Particulars(
            Keys keys,
            Credentials.@Nullable KeyPair pair,
            @Nullable URI endpoint,
            @Nullable URI clusterEndpoint,
            String region) {
        private StorageConfig storage(
                NamedRoot root, Credentials credentials, String chosenRegion, @Nullable URI chosenEndpoint) {
            URI cluster = clusterEndpoint == null ? chosenEndpoint : clusterEndpoint;
            return new StorageConfig(root.uri(), credentials, chosenRegion, chosenEndpoint, cluster, root.service());
        }
    }

    /** A root as it is written: whose store, and where in it. */
    record NamedRoot(StorageService service, StorageUri uri) {}

    record Keys(ConfigKey id, ConfigKey secret, ConfigKey endpoint, ConfigKey region, ConfigKey clusterEndpoint) {}
}
