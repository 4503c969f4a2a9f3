package io.starmigrate.standin.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.LongStream;
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

    private static String text(long[] members) {
        StringBuilder text = new StringBuilder();
        for (long member : members) {
            text.append(text.isEmpty() ? "" : ",").append(Long.toUnsignedString(member));
        }
        return text.toString();
    }

    private static long[] members(String text) {
        return inOrder(Arrays.stream(text.split(",", -1))
                .filter(member -> !member.isEmpty())
                .mapToLong(Long::parseUnsignedLong));
    }

    /** Each once; with its first bit turned, an unsigned number is in its place among signed ones. */
    private static long[] inOrder(LongStream members) {
        return members.map(member -> member ^ Long.MIN_VALUE)
                .sorted()
                .distinct()
                .map(member -> member ^ Long.MIN_VALUE)
                .toArray();
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
        return Base64.getEncoder().encodeToString(serialized(members(text)));
    }

    private static byte[] serialized(long[] members) {
        if (members.length == 0) {
            return new byte[] {EMPTY};
        }
        if (members.length == 1) {
            boolean small = members[0] >>> 32 == 0;
            byte[] single = new byte[small ? 5 : 9];
            ByteBuffer form = over(single).put(small ? SINGLE32 : SINGLE64);
            if (small) {
                form.putInt((int) members[0]);
            } else {
                form.putLong(members[0]);
            }
            return single;
        }
        byte[] set = new byte[5 + 8 * members.length];
        ByteBuffer form = over(set).put(SET).putInt(members.length);
        Arrays.stream(members).forEach(form::putLong);
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
        byte form = bytes.get();
        return switch (form) {
            case EMPTY -> "";
            case SINGLE32 -> Integer.toUnsignedString(bytes.getInt());
            case SINGLE64 -> Long.toUnsignedString(bytes.getLong());
            case SET -> text(inOrder(LongStream.range(0, bytes.getInt()).map(any -> bytes.getLong())));
            default -> null;
        };
    }
}
