package io.starmigrate.standin.rows;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The hash functions StarRocks offers over texts. Several arguments chain: each hash is the next one's seed. */
public final class RowHashes {
    /** {@code HashUtil::MURMUR3_32_SEED} of the backends. */
    private static final int MURMUR_SEED = 104_729;

    private static final String BYTES = "\uF8FF";

    private RowHashes() {}

    /** {@code murmur_hash3_32(arguments…)}: MurmurHash3 x86 32 bit over the arguments' UTF-8 bytes. */
    public static int murmur(Iterable<String> arguments) {
        int hash = MURMUR_SEED;
        for (String argument : arguments) {
            hash = murmur(argument, hash);
        }
        return hash;
    }

    static int murmurSeed() {
        return MURMUR_SEED;
    }

    static int murmur(String argument, int seed) {
        return Hashing.murmur3_32(seed).hashBytesToInt(bytes(argument));
    }

    /** {@code xx_hash3_64(arguments…)}: XXH3 64 bit over the arguments' UTF-8 bytes, the first with seed 0. */
    public static long xxh3(Iterable<String> arguments) {
        long hash = 0;
        for (String argument : arguments) {
            hash = xxh3(argument, hash);
        }
        return hash;
    }

    static long xxh3(String argument, long seed) {
        return Hashing.xxh3_64(seed).hashBytesToLong(bytes(argument));
    }

    /** A text's bytes; those of a text that is not UTF-8 are told as {@code sr_bytes_text} tells them. */
    private static byte[] bytes(String text) {
        return text.startsWith(BYTES)
                ? HexFormat.of().parseHex(text.substring(BYTES.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
