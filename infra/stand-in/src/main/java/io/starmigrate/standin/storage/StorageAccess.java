package io.starmigrate.standin.storage;

import io.starmigrate.standin.Personality;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a statement's files are and with which credentials they are reached.
 *
 * @param kind the protocol
 * @param endpoint with scheme; empty for the service's own
 * @param region empty for the default
 * @param sessionToken empty for long-lived credentials
 */
public record StorageAccess(
        Kind kind,
        String endpoint,
        String region,
        String accessKey,
        String secretKey,
        String sessionToken,
        Addressing addressing) {

    /** The protocols the backends speak. */
    public enum Kind {
        S3,
        OSS
    }

    /** Where the bucket's name stands in a request. */
    public enum Addressing {
        VIRTUAL_HOST,
        PATH
    }

    private static final Set<String> S3_SCHEMES = Set.of("s3a", "s3n", "s3");

    /**
     * Reads a statement's storage properties as the version does: keys of {@code aws.s3.*} since 2.5,
     * {@code aliyun.oss.*} since 3.1, {@code fs.s3a.*} and {@code fs.oss.*} in all; {@code s3://} since 3.0.
     *
     * @throws BackendStorageException when something is missing
     */
    public static StorageAccess read(Personality personality, URI path, Map<String, String> properties) {
        String scheme = String.valueOf(path.getScheme()).toLowerCase(Locale.ROOT);
        if (scheme.equals("oss")) {
            return oss(personality, properties);
        }
        if (!S3_SCHEMES.contains(scheme) || (scheme.equals("s3") && !personality.atLeast(3, 0))) {
            throw new BackendStorageException("No FileSystem for scheme \"" + scheme + "\"", null);
        }
        boolean modern = personality.atLeast(2, 5) && properties.containsKey("aws.s3.access_key");
        if (modern) {
            return aws(properties);
        }
        if (properties.getOrDefault("aws.s3.use_instance_profile", "false").equals("true")) {
            throw new BackendStorageException(
                    "Unable to load credentials from an instance profile: the stand-in runs on no EC2 instance", null);
        }
        return new StorageAccess(
                Kind.S3,
                withScheme(required(properties, "fs.s3a.endpoint", "S3", "endpoint"), "http://"),
                "",
                required(properties, "fs.s3a.access.key", "S3", "access_key"),
                required(properties, "fs.s3a.secret.key", "S3", "secret_key"),
                properties.getOrDefault("fs.s3a.session.token", ""),
                addressing(properties.get("fs.s3a.path.style.access")));
    }

    private static StorageAccess aws(Map<String, String> properties) {
        boolean plain = properties.getOrDefault("aws.s3.enable_ssl", "true").equalsIgnoreCase("false");
        String endpoint = properties.getOrDefault("aws.s3.endpoint", "");
        return new StorageAccess(
                Kind.S3,
                endpoint.isEmpty() ? "" : withScheme(endpoint, plain ? "http://" : "https://"),
                properties.getOrDefault("aws.s3.region", ""),
                required(properties, "aws.s3.access_key", "S3", "access_key"),
                required(properties, "aws.s3.secret_key", "S3", "secret_key"),
                properties.getOrDefault("aws.s3.session_token", ""),
                addressing(properties.get("aws.s3.enable_path_style_access")));
    }

    private static StorageAccess oss(Personality personality, Map<String, String> properties) {
        boolean modern = personality.atLeast(3, 1) && properties.containsKey("aliyun.oss.access_key");
        String endpoint = required(properties, modern ? "aliyun.oss.endpoint" : "fs.oss.endpoint", "OSS", "endpoint");
        return new StorageAccess(
                Kind.OSS,
                withScheme(endpoint, loopback(endpoint) ? "http://" : "https://"),
                "",
                required(properties, modern ? "aliyun.oss.access_key" : "fs.oss.accessKeyId", "OSS", "access_key"),
                required(properties, modern ? "aliyun.oss.secret_key" : "fs.oss.accessKeySecret", "OSS", "secret_key"),
                "",
                Addressing.VIRTUAL_HOST);
    }

    private static boolean loopback(String endpoint) {
        return endpoint.startsWith("127.") || endpoint.startsWith("localhost");
    }

    private static Addressing addressing(@org.jspecify.annotations.Nullable String pathStyle) {
        return "true".equalsIgnoreCase(pathStyle) ? Addressing.PATH : Addressing.VIRTUAL_HOST;
    }

    private static String withScheme(String endpoint, String scheme) {
        return endpoint.contains("://") ? endpoint : scheme + endpoint;
    }

    private static String required(Map<String, String> properties, String key, String store, String what) {
        String value = properties.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new BackendStorageException("Invalid load_properties, " + store + " must provide " + what, null);
        }
        return value;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return kind + " at " + (endpoint.isEmpty() ? "the default endpoint" : endpoint);
    }
}
