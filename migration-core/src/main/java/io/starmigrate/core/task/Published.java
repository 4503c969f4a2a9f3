package io.starmigrate.core.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What publishing proved.
 *
 * @param fingerprint of what the table showed after the switch
 * @param proof what it was compared with
 * @param token the change token of what the table showed, read before that fingerprint: while it is the same, nobody
 *     has written there; null in what was published before it was read
 * @param partly the columns that were compared, but not in full; none unless the proof is PARTLY
 */
public record Published(
        Fingerprint fingerprint, Proof proof, @Nullable String token, List<String> partly) {
    public Published {
        partly = List.copyOf(partly);
    }

    /** Proved by the source's fingerprint, in full unless columns are named. */
    public static Published proved(Fingerprint fingerprint, @Nullable String token, List<String> partly) {
        return new Published(fingerprint, partly.isEmpty() ? Proof.FINGERPRINT : Proof.PARTLY, token, partly);
    }

    /** Not proved; loaded rows were counted. */
    public static Published counted(Fingerprint fingerprint, @Nullable String token) {
        return new Published(fingerprint, Proof.LOADED_ROWS, token, List.of());
    }

    /** Whether the target shows, while it carries this change token, rows that were proved in full. */
    public boolean isProvedUnder(String shown) {
        return proof == Proof.FINGERPRINT && shown.equals(token);
    }
}
