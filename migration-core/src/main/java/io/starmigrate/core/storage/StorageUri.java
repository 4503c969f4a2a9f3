package io.starmigrate.core.storage;

import io.starmigrate.core.text.PrintableName;
import io.starmigrate.core.text.SettingName;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an object, or a folder of objects, is: {@code s3://bucket/key} or {@code oss://bucket/key}.
 *
 * <p>The schemes {@code s3}, {@code s3a} and {@code s3n} name the same store and are equal here; {@link #toString()}
 * prints {@code s3}. Which scheme a statement carries is the dialect's business. The key is kept as it is: never
 * URL-encoded, never normalised, never starting with a slash. Immutable.
 *
 * @param kind the family of store
 * @param bucket the bucket's name
 * @param key the object's key or a key prefix; empty for the bucket itself
 */
public record StorageUri(StorageKind kind, String bucket, String key) {
    private static final Pattern SHAPE =
            Pattern.compile("(?<scheme>[A-Za-z0-9]+)://(?<bucket>[^/]+)(?:/(?<key>.*))?", Pattern.DOTALL);
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    public StorageUri {
        Objects.requireNonNull(kind, "kind");
        if (!BUCKET.matcher(bucket).matches()) {
            throw new IllegalArgumentException("Cannot use \"" + bucket
                    + "\" as a bucket name: it must be 3 to 63 lower-case letters, digits, dots or hyphens");
        }
        if (key.startsWith("/")) {
            throw new IllegalArgumentException("Cannot use \"" + key + "\" as an object key: it starts with a slash");
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when it is not {@code s3://}, {@code s3a://}, {@code s3n://} or {@code oss://}
     *     followed by a bucket
     */
    public static StorageUri parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException("Cannot read \"" + text
                    + "\" as a storage address: write s3://bucket/prefix or oss://bucket/prefix");
        }
        StorageKind kind = switch (shape.group("scheme")) {
            case "s3", "s3a", "s3n" -> StorageKind.S3;
            case "oss" -> StorageKind.OSS;
            default ->
                throw new IllegalArgumentException("Cannot read \"" + text + "\" as a storage address: "
                        + "the scheme must be s3, s3a, s3n or oss, and in " + SettingName.STORAGES
                        + " also cos, obs, tos or gs");
        };
        String key = shape.group("key");
        return new StorageUri(kind, shape.group("bucket"), key == null ? "" : key);
    }

    /** The address of {@code child} below this one, with exactly one slash between the two. */
    public StorageUri resolve(String child) {
        String parent = key.isEmpty() || key.endsWith("/") ? key : key + "/";
        return new StorageUri(kind, bucket, parent + child);
    }

    /** This address as a folder: its key is empty or ends in a slash. */
    public StorageUri asFolder() {
        return key.isEmpty() || key.endsWith("/") ? this : new StorageUri(kind, bucket, key + "/");
    }

    /** Whether this is a folder, or an object or folder in it, at any depth. */
    public boolean isBelow(StorageUri folder) {
        return kind == folder.kind && bucket.equals(folder.bucket) && key.startsWith(folder.asFolder().key);
    }

    /** The address of the same key in another place: the part of the key after {@code from} put below {@code to}. */
    public StorageUri rebase(StorageUri from, StorageUri to) {
        StorageUri folder = from.asFolder();
        if (!isBelow(folder)) {
            throw new IllegalArgumentException("Cannot move " + this + " from " + folder + ": it is not below it");
        }
        return to.resolve(key.substring(folder.key.length()));
    }

    /** The last segment of the key: what comes after its last slash. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** As a line can show it: what is no character to read is written as its number. */
    public String shown() {
        return PrintableName.of(toString());
    }

    @Override
    public String toString() {
        return (kind == StorageKind.OSS ? "oss" : "s3") + "://" + bucket + "/" + key;
    }
}
