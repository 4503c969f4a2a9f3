package io.starmigrate.core.config;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose object store an address of {@code STORAGES} names, by its scheme. The named ones are spoken to in S3's
 * protocol, with what each of them wants; their objects have addresses of {@code s3://} everywhere else.
 */
public enum StorageService {
    /** Amazon S3, or a store of one's own that speaks its protocol: {@code s3}, {@code s3a}, {@code s3n}. */
    S3("Amazon S3", "s3a?n?", "", "", "", false),
    /** Alibaba Cloud, in its own protocol. */
    OSS("OSS", "oss", "", "", "", false),
    /** Tencent Cloud. Buckets in the host's name only. */
    COS("Tencent COS", "cosn?", "https://cos.%s.myqcloud.com", "cos\\.([a-z0-9-]+)\\.myqcloud\\.com", "", true),
    /** Huawei Cloud. */
    OBS("Huawei OBS", "obs", "https://obs.%s.myhuaweicloud.com", "obs\\.([a-z0-9-]+)\\.myhuaweicloud\\..*", "", true),
    /** Volcano Engine, at its endpoint for S3 clients. Buckets in the host's name only. */
    TOS("Volcano TOS", "tos", "https://tos-s3-%s.volces.com", "tos-s3-([a-z0-9-]+)\\.i?volces\\.com", "", true),
    /** Google Cloud, with the keys it gives to S3 clients (HMAC). One endpoint for all regions. */
    GCS("Google Cloud Storage", "gs|gcs", "https://storage.googleapis.com", "", "auto", true);

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z0-9]+)://.*", Pattern.DOTALL);

    private static final Pattern CLOUDS = Pattern.compile("(?i).*\\.(amazonaws\\.com(\\.cn)?|aliyuncs\\.com)");

    private final String title;
    private final Pattern schemes;
    private final String endpoint;
    private final Pattern host;
    private final String region;
    private final boolean named;

    StorageService(String title, String schemes, String endpoint, String host, String region, boolean named) {
        this.title = title;
        this.schemes = Pattern.compile(schemes);
        this.endpoint = endpoint;
        this.host = Pattern.compile(host);
        this.region = region;
        this.named = named;
    }

    /** The service that an address names; empty for a scheme that nobody has. */
    public static Optional<StorageService> of(String address) {
        Matcher scheme = SCHEME.matcher(address);
        return scheme.matches()
                ? Arrays.stream(values())
                        .filter(service ->
                                service.schemes.matcher(scheme.group(1)).matches())
                        .findFirst()
                : Optional.empty();
    }

    /** What it is called in messages. */
    public String title() {
        return title;
    }

    /**
     * Whether it is one that is spoken to in S3's protocol but is not S3: buckets stand in the host's name, and folders
     * are listed from one name to the next ({@code marker}), which all of them know, instead of by S3's tokens.
     */
    public boolean isNamed() {
        return named;
    }

    /**
     * Whether buckets stand in the host's name at this endpoint, not in the path: those of the clouds do, OSS knows no
     * other way, and other stores rarely have such names.
     */
    public boolean hasBucketsInHost(URI address) {
        return named || CLOUDS.matcher(Objects.toString(address.getHost(), "")).matches();
    }

    /** Its public endpoint in a region; empty where it takes a region and none is given. */
    Optional<URI> endpointIn(String chosen) {
        return endpoint.isEmpty() || (endpoint.contains("%s") && chosen.isEmpty())
                ? Optional.empty()
                : Optional.of(URI.create(String.format(Locale.ROOT, endpoint, chosen)));
    }

    /**
     * The region that an endpoint names, or the one that counts for all; empty for an endpoint that names none, or that
     * is not given.
     */
    String regionOf(@Nullable URI address) {
        Matcher named = host.matcher(address == null || address.getHost() == null ? "" : address.getHost());
        return named.matches() && named.groupCount() > 0 ? named.group(1) : region;
    }
}
