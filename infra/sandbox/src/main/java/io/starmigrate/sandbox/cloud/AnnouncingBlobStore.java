package io.starmigrate.sandbox.cloud;

import io.starmigrate.sandbox.cloud.ObjectCreated.Way;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Tells of every object after it was written; the server keeps its own bookkeeping objects to itself. */
final class AnnouncingBlobStore extends ForwardingBlobStore {
    private static final String BOOKKEEPING = ".s3proxy-";

    private final InstantSource clock;
    private final Consumer<ObjectCreated> listener;
    private final AtomicLong sequence = new AtomicLong();

    AnnouncingBlobStore(BlobStore store, InstantSource clock, Consumer<ObjectCreated> listener) {
        super(store);
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        PutObjectResponse response = super.putBlob(request, content);
        announce(Way.PUT, request.bucket(), request.key());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        announce(Way.COPY, request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        announce(Way.COMPLETE_MULTIPART_UPLOAD, upload.containerName(), upload.blobName());
        return response;
    }

    private void announce(Way way, String bucket, String key) {
        if (key.substring(key.lastIndexOf('/') + 1).startsWith(BOOKKEEPING)) {
            return;
        }
        HeadObjectResponse written = blobMetadataIfPresent(bucket, key);
        // Deleted again already: S3 would announce it all the same, but nobody can read its size any more.
        if (written != null) {
            String etag = written.eTag().replace("\"", "");
            listener.accept(new ObjectCreated(
                    way, bucket, key, written.contentLength(), etag, clock.instant(), sequence.incrementAndGet()));
        }
    }
}
