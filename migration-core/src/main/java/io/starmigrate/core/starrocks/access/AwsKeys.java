package io.starmigrate.core.starrocks.access;

import io.starmigrate.core.starrocks.access.StorageCredentials.AccessKey;
import io.starmigrate.core.starrocks.access.StorageCredentials.AssumedRole;
import io.starmigrate.core.starrocks.sql.PropertyList;

/** The keys {@code aws.s3.*} of 2.5 and later (reference 3.3). */
final class AwsKeys {
    private AwsKeys() {}

    static PropertyList of(StorageAccess access) {
        return credentials(access.credentials()).with(place(access));
    }

    // A credential mode is always named: with a region alone StarRocks falls back to other defaults, plain HTTP among
    // them.
    private static PropertyList credentials(StorageCredentials credentials) {
        if (credentials instanceof AccessKey key) {
            PropertyList keys = PropertyList.empty()
                    .with("aws.s3.use_instance_profile", "false")
                    .with("aws.s3.access_key", key.accessKey())
                    .with("aws.s3.secret_key", key.secretKey());
            return key.sessionToken()
                    .map(token -> keys.with("aws.s3.session_token", token))
                    .orElse(keys);
        }
        PropertyList profile = PropertyList.empty().with("aws.s3.use_instance_profile", "true");
        if (credentials instanceof AssumedRole role) {
            PropertyList assumed = profile.with("aws.s3.iam_role_arn", role.roleArn());
            return role.externalId()
                    .map(id -> assumed.with("aws.s3.external_id", id))
                    .orElse(assumed);
        }
        return profile;
    }

    private static PropertyList place(StorageAccess access) {
        PropertyList place = PropertyList.empty().with("aws.s3.region", access.region());
        if (access.endpoint().isPresent()) {
            place = place.with("aws.s3.endpoint", access.endpoint().get().toString());
        } else if (isInChina(access.region())) {
            // StarRocks does not tell by the region that it lies in another partition of AWS.
            place = place.with("aws.s3.endpoint", "https://" + host(access.region()));
        }
        if (access.addressing() == StorageAccess.Addressing.PATH) {
            place = place.with("aws.s3.enable_path_style_access", "true");
        }
        return access.isEncrypted() ? place : place.with("aws.s3.enable_ssl", "false");
    }

    /** The host of S3 itself in a region. */
    static String host(String region) {
        return "s3." + region + ".amazonaws.com" + (isInChina(region) ? ".cn" : "");
    }

    private static boolean isInChina(String region) {
        return region.startsWith("cn-");
    }
}
