package io.starmigrate.sandbox.starrocks.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A BITMAP as the row store keeps it: its members in order, separated by commas, which is what {@code bitmap_to_string}
 * prints. The serialised form is StarRocks' own for EMPTY, SINGLE and SET; the compressed forms are not read.
 */
final class BitmapForm {
    private static final byte EMPTY = 0;
    private static final byte SINGLE32 = 1;
    private static final byte SINGLE64 = 3;
    private static final byte SET = 10;

    private BitmapForm() {}

    /** Members of texts joined by commas, each once, in order. */
    static String union(String joined) {
        return text(members(joined));
    }

    static String text(NavigableSet<Long> members) {
        return members.stream().map(Long::toUnsignedString).collect(Collectors.joining(","));
    }

    static NavigableSet<Long> members(String text) {
        NavigableSet<Long> members = new TreeSet<>(Long::compareUnsigned);
        for (String member : text.split(",", -1)) {
            if (!member.isEmpty()) {
                members.add(Long.parseUnsignedLong(member));
            }
        }
        return members;
    }

    /** {@code to_bitmap(text)}: NULL unless the text is an unsigned 64 bit number. */
    static @Nullable String single(String text) {
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(text.strip()));
        } catch (NumberFormatException notAMember) {
            return null;
        }
    }

    /** {@code bitmap_from_string(text)}: NULL unless each item is an unsigned 64 bit number. */
    static @Nullable String fromString(String text) {
        try {
            return union(text.replace(" ", ""));
        } catch (NumberFormatException notAMember) {
            return null;
        }
    }

    static String toBase64(String text) {
        NavigableSet<Long> members = members(text);
        return Base64.getEncoder().encodeToString(serialized(members));
    }

    private static byte[] serialized(NavigableSet<Long> members) {
        if (members.isEmpty()) {
            return new byte[] {EMPTY};
        }
        if (members.size() == 1) {
            long only = members.first();
            boolean small = only >>> 32 == 0;
            byte[] single = new byte[small ? 5 : 9];
            ByteBuffer form = over(single).put(small ? SINGLE32 : SINGLE64);
            if (small) {
                form.putInt((int) only);
            } else {
                form.putLong(only);
            }
            return single;
        }
        byte[] set = new byte[5 + 8 * members.size()];
        ByteBuffer form = over(set).put(SET).putInt(members.size());
        members.forEach(form::putLong);
        return set;
    }

    private static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** {@code base64_to_bitmap(text)}: NULL for what is no serialised bitmap this stand-in can read. */
    static @Nullable String fromBase64(String base64) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
            return bytes.hasRemaining() ? read(bytes) : null;
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException unreadable) {
            return null;
        }
    }

    private static @Nullable String read(ByteBuffer bytes) {
        NavigableSet<Long> members = new TreeSet<>(Long::compareUnsigned);
        byte form = bytes.get();
        if (form == SINGLE32) {
            members.add(Integer.toUnsignedLong(bytes.getInt()));
        } else if (form == SINGLE64) {
            members.add(bytes.getLong());
        } else if (form == SET) {
            int count = bytes.getInt();
            for (int i = 0; i < count; i++) {
                members.add(bytes.getLong());
            }
        } else if (form != EMPTY) {
            return null;
        }
        return text(members);
    }
}
