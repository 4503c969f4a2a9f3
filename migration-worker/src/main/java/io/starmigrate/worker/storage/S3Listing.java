package io.starmigrate.worker.storage;

import io.starmigrate.core.storage.ObjectStore.PassedOver;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.worker.storage.PagedListing.Page;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists what a bucket holds: page by page with the store's tokens, or from one name to the next, which stores know that
 * have no tokens. XML cannot say every key: they are asked for encoded, and the SDK decodes what the answer calls
 * encoded. Safe for use by many threads.
 */
final class S3Listing {
    private final S3Client client;
    private final S3Errors errors;
    private final Refusals refusals;
    private final boolean byName;

    S3Listing(S3Client client, Refusals refusals, boolean byName) {
        this.client = client;
        this.errors = new S3Errors(refusals);
        this.refusals = refusals;
        this.byName = byName;
    }

    /** Every object whose key begins with this one's; what has no address is told of. */
    Stream<StoredObject> below(StorageUri prefix, PassedOver passedOver) {
        return PagedListing.stream(after -> {
            Page<S3Object> page =
                    errors.call("list", prefix, () -> byName ? named(prefix, after) : page(prefix, after));
            return new Page<>(described(prefix, page.items(), passedOver), page.next());
        });
    }

    private Page<S3Object> page(StorageUri prefix, @Nullable String token) {
        ListObjectsV2Response page = client.listObjectsV2(list -> list.bucket(prefix.bucket())
                .prefix(prefix.key())
                .encodingType(EncodingType.URL)
                .continuationToken(token));
        requireListing(prefix, page.isTruncated() != null || page.hasContents() || page.name() != null);
        return new Page<>(page.contents(), page.nextContinuationToken());
    }

    private Page<S3Object> named(StorageUri prefix, @Nullable String marker) {
        ListObjectsResponse page = client.listObjects(list -> list.bucket(prefix.bucket())
                .prefix(prefix.key())
                .encodingType(EncodingType.URL)
                .marker(marker));
        requireListing(prefix, page.isTruncated() != null || page.hasContents() || page.name() != null);
        return new Page<>(page.contents(), Boolean.TRUE.equals(page.isTruncated()) ? next(prefix, marker, page) : null);
    }

    /** Of any other text, as the page of something on the way, the client makes a listing that holds nothing. */
    private void requireListing(StorageUri prefix, boolean told) {
        if (!told) {
            throw refusals.of(Reason.UNREACHABLE, "list", prefix, "its answer is no listing", null);
        }
    }

    /** Where the next page begins: some stores say so, for the others it is the last name. */
    private String next(StorageUri prefix, @Nullable String marker, ListObjectsResponse page) {
        List<S3Object> objects = page.contents();
        String last = objects.isEmpty() ? null : objects.get(objects.size() - 1).key();
        String next = page.nextMarker() == null ? last : page.nextMarker();
        if (next == null || next.equals(marker)) {
            throw refusals.of(
                    Reason.REFUSED,
                    "list",
                    prefix,
                    "its pages do not go on after " + Objects.toString(marker, "the first"),
                    null);
        }
        return next;
    }

    private static List<StoredObject> described(StorageUri prefix, List<S3Object> objects, PassedOver passedOver) {
        objects.stream()
                .filter(object -> object.key().startsWith("/"))
                .forEach(object -> passedOver.passed(object.key(), object.size()));
        return objects.stream()
                .filter(object -> !object.key().startsWith("/"))
                .map(object -> new StoredObject(
                        new StorageUri(prefix.kind(), prefix.bucket(), object.key()),
                        object.size(),
                        Tags.unquoted(object.eTag()),
                        object.lastModified(),
                        Objects.toString(object.storageClassAsString(), "")))
                .toList();
    }
}
