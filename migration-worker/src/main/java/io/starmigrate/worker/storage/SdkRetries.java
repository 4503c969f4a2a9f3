package io.starmigrate.worker.storage;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The SDK's own retries, but of what a store refuses because it is sent too much: one request cannot know how many
 * others there are, so {@link StorePace} sends it again.
 */
record SdkRetries(RetryStrategy usual) implements RetryStrategy {
    static SdkRetries create() {
        return new SdkRetries(AwsRetryStrategy.defaultRetryStrategy());
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return usual.acquireInitialToken(request);
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        if (S3Errors.isSlowDown(request.failure())) {
            throw new TokenAcquisitionFailedException(
                    "The store asks to go slower", request.token(), request.failure());
        }
        return usual.refreshRetryToken(request);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return usual.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return usual.maxAttempts();
    }

    /** Taken as it is: a client's defaults would be put into a copy of the usual one. */
    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public Builder<?, ?> toBuilder() {
        return usual.toBuilder();
    }
}
