package io.starmigrate.core.starrocks.access;

import io.starmigrate.core.starrocks.access.StorageCredentials.AccessKey;
import io.starmigrate.core.starrocks.sql.PropertyList;
import io.starmigrate.core.starrocks.version.Capabilities;

/** The Hadoop keys {@code fs.s3a.*} and {@code fs.oss.*} of old versions and of broker processes. */
final class HadoopKeys {
    private HadoopKeys() {}

    static PropertyList s3(Capabilities capabilities, StorageAccess access) {
        if (!(access.credentials() instanceof AccessKey key)
                || key.sessionToken().isPresent()) {
            throw new IllegalArgumentException("Cannot let " + capabilities + " into S3 with "
                    + access.credentials().describe() + ": it takes a lasting access key and secret only");
        }
        // The endpoint is mandatory here, also for AWS itself.
        String endpoint = access.endpoint()
                .map(uri -> access.isEncrypted() ? uri.getAuthority() : uri.toString())
                .orElseGet(() -> AwsKeys.host(access.region()));
        PropertyList keys = PropertyList.empty()
                .with("fs.s3a.access.key", key.accessKey())
                .with("fs.s3a.secret.key", key.secretKey())
                .with("fs.s3a.endpoint", endpoint);
        if (access.addressing() == StorageAccess.Addressing.PATH) {
            keys = keys.with("fs.s3a.path.style.access", "true");
        }
        // Said both ways: the default of these keys is plain HTTP in front ends and HTTPS in brokers.
        return keys.with("fs.s3a.connection.ssl.enabled", String.valueOf(access.isEncrypted()));
    }

    static PropertyList oss(StorageAccess access) {
        AccessKey key = AliyunKeys.lastingKey(access);
        return PropertyList.empty()
                .with("fs.oss.accessKeyId", key.accessKey())
                .with("fs.oss.accessKeySecret", key.secretKey())
                .with("fs.oss.endpoint", AliyunKeys.endpoint(access));
    }
}
