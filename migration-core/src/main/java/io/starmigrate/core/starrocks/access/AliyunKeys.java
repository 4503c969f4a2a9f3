package io.starmigrate.core.starrocks.access;

import io.starmigrate.core.starrocks.access.StorageCredentials.AccessKey;
import io.starmigrate.core.starrocks.sql.PropertyList;
import java.net.URI;

/** The keys {@code aliyun.oss.*} of 3.1 and later (reference 3.4). */
final class AliyunKeys {
    private AliyunKeys() {}

    static PropertyList of(StorageAccess access) {
        AccessKey key = lastingKey(access);
        return PropertyList.empty()
                .with("aliyun.oss.access_key", key.accessKey())
                .with("aliyun.oss.secret_key", key.secretKey())
                .with("aliyun.oss.endpoint", endpoint(access));
    }

    static AccessKey lastingKey(StorageAccess access) {
        if (access.credentials() instanceof AccessKey key && key.sessionToken().isEmpty()) {
            return key;
        }
        throw new IllegalArgumentException(
                "Cannot let StarRocks into OSS with " + access.credentials().describe()
                        + ": it knows access keys only; give a RAM user's access key and secret");
    }

    // OSS wants the bare host; a plain-text endpoint keeps its scheme, because the default is HTTPS.
    static String endpoint(StorageAccess access) {
        URI endpoint = access.endpoint().orElseThrow();
        return access.isEncrypted() ? endpoint.getAuthority() : endpoint.toString();
    }
}
