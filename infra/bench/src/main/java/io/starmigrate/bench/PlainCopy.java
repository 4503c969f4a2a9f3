package io.starmigrate.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The least a copy can be: each object is read and written as it comes, by one thread, and nothing is checked. */
final class PlainCopy {
    private static final int PIECE = 256 * 1024;
    private static final int OK = 200;

    private PlainCopy() {}

    /** Copies objects: the endpoint, the source bucket, the target bucket, a folder there, then keys; all at once. */
    public static void main(String[] arguments) throws Exception {
        List<String> keys = List.of(arguments).subList(4, arguments.length);
        ExecutorService threads = Executors.newFixedThreadPool(keys.size());
        try (S3Presigner links = presigner(URI.create(arguments[0]))) {
            List<Future<?>> copies = new ArrayList<>();
            for (String key : keys) {
                URL from = links.presignGetObject(sign -> sign.signatureDuration(Duration.ofHours(1))
                                .getObjectRequest(
                                        get -> get.bucket(arguments[1]).key(key)))
                        .url();
                URL to = links.presignPutObject(sign -> sign.signatureDuration(Duration.ofHours(1))
                                .putObjectRequest(
                                        put -> put.bucket(arguments[2]).key(arguments[3] + "/" + key)))
                        .url();
                copies.add(threads.submit(() -> {
                    copy(from, to);
                    return key;
                }));
            }
            for (Future<?> copy : copies) {
                copy.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A plain copy failed: " + failed.getCause(), failed);
        }
        System.exit(0);
    }

    private static S3Presigner presigner(URI endpoint) {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.of(StoreProcess.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StoreProcess.KEY.id(), StoreProcess.KEY.secret())))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private static void copy(URL from, URL to) throws IOException {
        HttpURLConnection read = (HttpURLConnection) from.openConnection();
        HttpURLConnection write = (HttpURLConnection) to.openConnection();
        write.setRequestMethod("PUT");
        write.setDoOutput(true);
        write.setFixedLengthStreamingMode(read.getContentLengthLong());
        byte[] piece = new byte[PIECE];
        try (InputStream in = read.getInputStream();
                OutputStream out = write.getOutputStream()) {
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, length);
            }
        }
        if (write.getResponseCode() != OK) {
            throw new IOException("PUT was answered with " + write.getResponseCode());
        }
    }
}
