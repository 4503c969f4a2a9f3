package io.starmigrate.core.aws;

import io.starmigrate.core.aws.WriteOutcome.Unknown;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.UnreadableItemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Manifests as compressed JSON. The head holds the first chunk and says how many more there are; those lie below the
 * digest of the whole and are written before the head, so that a head never points at chunks of another manifest.
 */
final class ManifestItems {
    /** Room is left for keys and names below DynamoDB's 400 KB for an item. */
    private static final int CHUNK = 350 * 1024;

    private static final String HEAD = "head";
    private static final String CONTENT = "content";
    private static final String CHUNKS = "chunks";
    private static final String DIGEST = "sha256";

    private final RecorderTable table;

    ManifestItems(RecorderTable table) {
        this.table = table;
    }

    void record(Manifest manifest) {
        Content content = Content.of(manifest);
        for (int chunk = 1; chunk < content.chunks(); chunk++) {
            write(item(chunk(manifest.task(), manifest.attempt(), content.digest(), chunk), content, chunk));
        }
        write(head(manifest, content));
    }

    /** Those of one chunk with few requests. */
    List<Manifest> recordTogether(List<Manifest> manifests) {
        List<Manifest> small = manifests.stream()
                .filter(manifest -> Content.of(manifest).chunks() == 1)
                .toList();
        Set<Manifest> written = new HashSet<>(new WriteTogether<Manifest>(
                        table, 1, one -> List.of(table.create(head(one, Content.of(one)))), one -> false)
                .write(small));
        return manifests.stream()
                .map(manifest -> written.contains(manifest) ? manifest : recorded(manifest))
                .toList();
    }

    private Manifest recorded(Manifest manifest) {
        record(manifest);
        return manifest(manifest.task(), manifest.attempt())
                .orElseThrow(() ->
                        new RecorderException("The manifest of " + manifest.task() + " is not readable yet", null));
    }

    private static Map<String, AttributeValue> head(Manifest manifest, Content content) {
        Map<String, AttributeValue> item =
                item(ItemKey.manifest(manifest.task(), manifest.attempt(), HEAD), content, 0);
        item.put(CHUNKS, AttributeValue.fromN(Integer.toString(content.chunks())));
        item.put(DIGEST, AttributeValue.fromS(content.digest()));
        item.put("files", AttributeValue.fromN(Integer.toString(manifest.files().size())));
        item.put("bytes", AttributeValue.fromN(Long.toString(manifest.bytes())));
        return item;
    }

    Optional<Manifest> manifest(PartitionTaskId id, int attempt) {
        ItemKey head = ItemKey.manifest(id, attempt, HEAD);
        return table.get(head).map(item -> read(head, item, id, attempt));
    }

    private static Map<String, AttributeValue> item(ItemKey key, Content content, int chunk) {
        Map<String, AttributeValue> item = new HashMap<>(key.attributes());
        StoredForm.mark(item);
        item.put(CONTENT, AttributeValue.fromB(content.chunk(chunk)));
        return item;
    }

    private void write(Map<String, AttributeValue> item) {
        WriteOutcome outcome = table.write(List.of(table.create(item)));
        if (outcome instanceof Unknown unknown && table.get(ItemKey.of(item)).isEmpty()) {
            throw unknown.cause();
        }
    }

    private Manifest read(ItemKey head, Map<String, AttributeValue> item, PartitionTaskId id, int attempt) {
        StoredForm.requireKnown(item);
        String digest = text(item, DIGEST, AttributeValue::s);
        String chunks = text(item, CHUNKS, AttributeValue::n);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(content(item));
        try {
            for (int chunk = 1; chunk < Integer.parseInt(chunks); chunk++) {
                table.get(chunk(id, attempt, digest, chunk)).ifPresent(more -> content.writeBytes(content(more)));
            }
            if (!digest(content.toByteArray()).equals(digest)) {
                throw new UnreadableItemException(
                        "Cannot read the manifest " + head + ": its " + chunks + " chunks do not have its digest "
                                + digest,
                        null);
            }
            Manifest manifest = ManifestJson.read(decompress(content.toByteArray()));
            if (!manifest.task().equals(id) || manifest.attempt() != attempt) {
                throw new UnreadableItemException(
                        "Cannot read the manifest " + head + ": it is that of attempt " + manifest.attempt() + " of "
                                + manifest.task(),
                        null);
            }
            return manifest;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableItemException("Cannot read the manifest " + head + ": " + e.getMessage(), e);
        }
    }

    private static String text(
            Map<String, AttributeValue> item, String name, Function<AttributeValue, @Nullable String> kind) {
        String text = kind.apply(ItemCodec.attribute(item, name));
        if (text == null) {
            throw new UnreadableItemException(
                    "Cannot read the manifest " + ItemKey.of(item) + ": its \"" + name + "\" is of another type", null);
        }
        return text;
    }

    /** None when it is of another type: then the digest differs. */
    private static byte[] content(Map<String, AttributeValue> item) {
        SdkBytes content = ItemCodec.attribute(item, CONTENT).b();
        return content == null ? new byte[0] : content.asByteArrayUnsafe();
    }

    private static ItemKey chunk(PartitionTaskId id, int attempt, String digest, int chunk) {
        return ItemKey.manifest(id, attempt, String.format("%s#%04d", digest, chunk));
    }

    private static byte[] decompress(byte[] compressed) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** What is stored of a manifest. */
    private static final class Content {
        private final byte[] bytes;
        private final String digest;

        private Content(byte[] bytes) {
            this.bytes = bytes;
            this.digest = ManifestItems.digest(bytes);
        }

        static Content of(Manifest manifest) {
            return new Content(compress(ManifestJson.write(manifest)));
        }

        String digest() {
            return digest;
        }

        int chunks() {
            return (bytes.length + CHUNK - 1) / CHUNK;
        }

        SdkBytes chunk(int chunk) {
            return SdkBytes.fromByteArray(
                    Arrays.copyOfRange(bytes, chunk * CHUNK, Math.min(bytes.length, (chunk + 1) * CHUNK)));
        }

        private static byte[] compress(byte[] json) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException("Memory can always be written", e);
            }
            return compressed.toByteArray();
        }
    }
}
