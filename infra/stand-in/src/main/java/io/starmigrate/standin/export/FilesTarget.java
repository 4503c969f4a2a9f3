package io.starmigrate.standin.export;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.storage.StoragePath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where and how INSERT INTO FILES writes (reference 5.1).
 *
 * @param prefix what each file's key begins with
 * @param compression as the engine names it
 * @param maxFileSize about how many bytes a file has at most
 */
record FilesTarget(StoragePath path, String prefix, String compression, long maxFileSize) {
    private static final long GIGABYTE = 1L << 30;
    private static final Set<String> KEYS = Set.of("path", "format", "compression", "single", "target_max_file_size");
    private static final List<String> CREDENTIALS = List.of("aws.s3.", "aliyun.oss.", "fs.s3a.", "fs.oss.");

    static FilesTarget read(Personality personality, Map<String, String> properties) {
        properties.keySet().forEach(key -> requireKnown(personality, key));
        StoragePath path = StoragePath.parse(required(properties, "path"));
        String format = required(properties, "format").toLowerCase(Locale.ROOT);
        if (!format.equals("parquet")) {
            throw SqlError.notKnown("INSERT INTO FILES with format " + format);
        }
        boolean single = Boolean.parseBoolean(properties.getOrDefault("single", "false"));
        return new FilesTarget(
                path,
                prefix(personality, path.key()),
                compression(personality, properties.getOrDefault("compression", "uncompressed")),
                single ? Long.MAX_VALUE : size(properties.get("target_max_file_size")));
    }

    private static void requireKnown(Personality personality, String key) {
        boolean known = key.equals("target_max_file_size") ? personality.atLeast(3, 2, 7) : KEYS.contains(key);
        if (!known && CREDENTIALS.stream().noneMatch(key::startsWith)) {
            throw SqlError.notKnown("property " + key + " of INSERT INTO FILES");
        }
    }

    private static String required(Map<String, String> properties, String key) {
        String value = properties.get(key);
        if (value == null) {
            throw SqlError.analyzing(key + " is a mandatory property. \"" + key + "\" = \"...\"");
        }
        return value;
    }

    /** Since 3.3 a path is a directory; before, what follows its last slash begins the files' names. */
    private static String prefix(Personality personality, String key) {
        boolean directory = key.isEmpty() || key.endsWith("/");
        if (personality.atLeast(3, 3)) {
            return directory ? key : key + "/";
        }
        return directory ? key + "data_" : key;
    }

    private static String compression(Personality personality, String name) {
        String given = name.toLowerCase(Locale.ROOT);
        Set<String> known =
                Set.of("uncompressed", "gzip", "zstd", "lz4", personality.atLeast(3, 3) ? "snappy" : "brotli");
        if (!known.contains(given)) {
            throw SqlError.analyzing("Unsupported compression codec " + name);
        }
        return given.equals("lz4") ? "lz4_raw" : given;
    }

    private static long size(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return GIGABYTE;
        }
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw SqlError.analyzing(
                    "Invalid target_max_file_size: " + text + ", it must be a positive number of bytes");
        }
        return Long.parseLong(text);
    }
}
