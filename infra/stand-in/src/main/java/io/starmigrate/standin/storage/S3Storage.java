package io.starmigrate.standin.storage;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** S3 and what is compatible with it. */
final class S3Storage implements BackendStorage {
    private final S3Client client;

    S3Storage(StorageAccess access) {
        AwsCredentials credentials = access.sessionToken().isEmpty()
                ? AwsBasicCredentials.create(access.accessKey(), access.secretKey())
                : AwsSessionCredentials.create(access.accessKey(), access.secretKey(), access.sessionToken());
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .region(Region.of(access.region().isEmpty() ? "us-east-1" : access.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(access.addressing() == StorageAccess.Addressing.PATH);
        if (!access.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(access.endpoint()));
        }
        this.client = builder.build();
    }

    @Override
    public List<Item> list(String bucket, String prefix) {
        return asked(
                "list " + bucket + "/" + prefix,
                () ->
                        client
                                .listObjectsV2Paginator(
                                        request -> request.bucket(bucket).prefix(prefix))
                                .contents()
                                .stream()
                                .map(object -> new Item(object.key(), object.size()))
                                .toList());
    }

    @Override
    public InputStream read(String bucket, String key) {
        return asked(
                "read " + key,
                () -> client.getObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public boolean exists(String bucket, String key) {
        return asked("check if path " + key + " exist", () -> {
            try {
                client.headObject(request -> request.bucket(bucket).key(key));
                return true;
            } catch (NoSuchKeyException missing) {
                return false;
            }
        });
    }

    @Override
    public void write(String bucket, String key, Path file) {
        asked(
                "write " + key,
                () -> client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file)));
    }

    @Override
    public void copy(String bucket, String from, String to) {
        asked(
                "rename " + from,
                () -> client.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey(from)
                        .destinationBucket(bucket)
                        .destinationKey(to)));
    }

    @Override
    public void delete(String bucket, String key) {
        asked(
                "delete " + key,
                () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    private static <T> T asked(String work, Supplier<T> request) {
        try {
            return request.get();
        } catch (AwsServiceException refused) {
            String code = refused.awsErrorDetails() == null
                    ? "HTTP " + refused.statusCode()
                    : refused.awsErrorDetails().errorCode() + ": "
                            + refused.awsErrorDetails().errorMessage();
            throw new BackendStorageException("errors while " + work + ": " + code, refused);
        } catch (SdkException unreachable) {
            throw new BackendStorageException("errors while " + work + ": " + unreachable.getMessage(), unreachable);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
