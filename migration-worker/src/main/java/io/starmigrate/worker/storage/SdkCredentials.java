package io.starmigrate.worker.storage;

import io.starmigrate.core.config.Credentials;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What the SDK of AWS signs with. */
public final class SdkCredentials {
    private SdkCredentials() {}

    /** The pair of keys that is configured, or whatever the process is given by its environment, profile or role. */
    public static AwsCredentialsProvider of(Credentials credentials) {
        return credentials instanceof Credentials.KeyPair pair
                ? StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(pair.id(), pair.secret().reveal()))
                : DefaultCredentialsProvider.builder().build();
    }
}
