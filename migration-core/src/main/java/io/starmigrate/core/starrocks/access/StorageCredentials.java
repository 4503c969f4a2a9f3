package io.starmigrate.core.starrocks.access;

import io.starmigrate.core.storage.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a cluster shows to an object store to be let in. */
public sealed interface StorageCredentials {
    /** An access key and its secret. */
    static StorageCredentials accessKey(String accessKey, Secret secretKey) {
        return new AccessKey(accessKey, secretKey, null);
    }

    /** A temporary access key with its session token; S3 only. */
    static StorageCredentials temporary(String accessKey, Secret secretKey, Secret sessionToken) {
        return new AccessKey(accessKey, secretKey, sessionToken);
    }

    /** The instance profile of the cluster's own machines; S3 only. */
    static StorageCredentials instanceProfile() {
        return new InstanceProfile();
    }

    /** A role that the cluster's machines assume with their instance profile; S3 only. */
    static StorageCredentials assumedRole(String roleArn) {
        return new AssumedRole(roleArn, null);
    }

    /** A role of another account, assumed with the external id its owner demands; S3 only. */
    static StorageCredentials assumedRole(String roleArn, String externalId) {
        return new AssumedRole(roleArn, externalId);
    }

    /** The words for this way of being let in, for messages. */
    String describe();

    /**
     * An access key.
     *
     * @param accessKey the key's id
     * @param secretKey its secret
     * @param token the session token of a temporary key; null for a lasting one
     */
    record AccessKey(
            String accessKey, Secret secretKey, @Nullable Secret token) implements StorageCredentials {
        /** The session token of a temporary key. */
        public Optional<Secret> sessionToken() {
            return Optional.ofNullable(token);
        }

        @Override
        public String describe() {
            return token == null ? "an access key" : "a temporary access key";
        }
    }

    /** The machines' own profile. */
    record InstanceProfile() implements StorageCredentials {
        @Override
        public String describe() {
            return "the instance profile";
        }
    }

    /**
     * An assumed role.
     *
     * @param roleArn the role's ARN
     * @param demandedId the external id; null when none is demanded
     */
    record AssumedRole(String roleArn, @Nullable String demandedId) implements StorageCredentials {
        /** The external id that the role's owner demands. */
        public Optional<String> externalId() {
            return Optional.ofNullable(demandedId);
        }

        @Override
        public String describe() {
            return "the assumed role " + roleArn;
        }
    }
}
