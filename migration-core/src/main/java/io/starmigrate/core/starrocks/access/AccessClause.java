package io.starmigrate.core.starrocks.access;

import io.starmigrate.core.starrocks.sql.PropertyList;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.storage.StorageKind;
import io.starmigrate.core.storage.StorageUri;

/**
 * Renders a {@link StorageAccess} for a version: property names, the clause that carries them and the scheme of
 * addresses (reference 3.2 to 3.4).
 *
 * <p>A clause that the version cannot express is refused with {@link IllegalArgumentException}: OSS lets nobody in
 * without an access key, versions before 2.5 know access keys only, versions before 2.4 need a broker process.
 */
public final class AccessClause {
    private AccessClause() {}

    /** {@code WITH BROKER (…)}, or {@code WITH BROKER "name" (…)} where a broker process is named. */
    public static Sql withBroker(Capabilities capabilities, StorageAccess access) {
        Sql broker = access.broker()
                .map(name -> Sql.of("WITH BROKER " + Quoting.string(name) + " "))
                .orElseGet(() -> withoutProcess(capabilities));
        return broker.then(properties(capabilities, access).inParentheses());
    }

    private static Sql withoutProcess(Capabilities capabilities) {
        if (!capabilities.has(Capability.BROKER_FREE)) {
            throw new IllegalArgumentException("Cannot reach object storage from " + capabilities
                    + " without a broker process; name the broker that runs in the cluster (SHOW BROKER)");
        }
        return Sql.of("WITH BROKER ");
    }

    /** The properties themselves, as {@code FILES(…)} takes them beside its own. */
    public static PropertyList properties(Capabilities capabilities, StorageAccess access) {
        boolean named = access.broker().isPresent();
        return switch (access.kind()) {
            case S3 ->
                capabilities.has(Capability.AWS_CREDENTIAL_KEYS) && !named
                        ? AwsKeys.of(access)
                        : HadoopKeys.s3(capabilities, access);
            case OSS ->
                capabilities.has(Capability.ALIYUN_CREDENTIAL_KEYS) && !named
                        ? AliyunKeys.of(access)
                        : HadoopKeys.oss(access);
        };
    }

    /**
     * An address as every version since 2.4 reads it: {@code s3a://} for S3 ({@code s3://} fails before 3.0),
     * {@code oss://} for OSS.
     */
    public static String uri(StorageUri uri) {
        String scheme = uri.kind() == StorageKind.S3 ? "s3a" : "oss";
        return scheme + "://" + uri.bucket() + "/" + uri.key();
    }
}
