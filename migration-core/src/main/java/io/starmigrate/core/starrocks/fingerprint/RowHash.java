package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;

/**
 * The hash function that both clusters have, over several texts. Each text's hash is the next one's seed, so the same
 * characters divided otherwise give another hash; where one text is NULL, the hash is (reference 8.2). Texts may be of
 * any length, and of any bytes.
 */
final class RowHash {
    private static final String SALT = "'starmigrate'";

    private final boolean wide;

    RowHash(Capabilities common) {
        this.wide = common.has(Capability.XX_HASH3_64);
    }

    String name() {
        return wide ? "xx_hash3_64" : "murmur_hash3_32";
    }

    String plain(List<String> texts) {
        return name() + "(" + String.join(", ", texts) + ")";
    }

    /** The same with another seed. */
    String salted(List<String> texts) {
        return name() + "(" + SALT + ", " + String.join(", ", texts) + ")";
    }

    /** 64 bits of hash as a text of digits, for what lies inside a value. */
    String digits(List<String> texts) {
        return wide
                ? "CAST(" + plain(texts) + " AS STRING)"
                : "concat(CAST(" + plain(texts) + " AS STRING), ':', CAST(" + salted(texts) + " AS STRING))";
    }
}
