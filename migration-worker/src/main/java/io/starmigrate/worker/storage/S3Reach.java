package io.starmigrate.worker.storage;

import io.starmigrate.core.config.StorageConfig;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * How a storage that speaks S3's protocol is reached: at which endpoint, with which keys, and where its buckets stand.
 * At the clouds' endpoints that is the host's name, at every other one the path.
 */
record S3Reach(StorageConfig config, AwsCredentialsProvider credentials) {
    static S3Reach of(StorageConfig config) {
        return new S3Reach(config, SdkCredentials.of(config.credentials()));
    }

    /** The SDK's client; the caller closes it. */
    S3Client client(int connections) {
        SdkRetries retries = SdkRetries.create();
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(connections))
                .overrideConfiguration(plain -> plain.retryStrategy(retries))
                // Stores that speak S3's protocol may know neither chunks that are signed nor trailers.
                .serviceConfiguration(plain -> plain.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        URI endpoint = config.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint).forcePathStyle(!config.service().hasBucketsInHost(endpoint));
        }
        return builder.build();
    }

    /** Requests to the same addresses that the client would send them to. */
    SignedRequests requests(S3Client client) {
        return new SignedRequests(credentials, config.region(), bucket -> folder(client, bucket));
    }

    URI address() {
        return config.endpoint() == null
                ? URI.create("https://s3." + config.region() + ".amazonaws.com")
                : config.endpoint();
    }

    /** What messages call it. */
    String where() {
        return config.endpoint() == null
                ? "S3 in " + config.region()
                : config.endpoint().toString();
    }

    private static URL folder(S3Client client, String bucket) {
        URL object = client.utilities().getUrl(get -> get.bucket(bucket).key("k"));
        try {
            return new URL(object, ".");
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(object + " has no folder", impossible);
        }
    }
}
