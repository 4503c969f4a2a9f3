package io.starmigrate.standin.jobs;

import io.starmigrate.standin.SqlError;
import java.util.HexFormat;

/** Column separators and row delimiters as EXPORT and LOAD write them: plain, with escapes, or as hexadecimal bytes. */
public final class Delimiter {
    private static final int LONGEST = 50;

    private Delimiter() {}

    /**
     * Reads a delimiter: {@code \x01} or {@code 0x01} is bytes, each of which becomes one character; {@code \t} and its
     * like are resolved.
     *
     * @throws SqlError when it is empty, too long, or no hexadecimal number
     */
    public static String read(String written) {
        if (written.isEmpty() || written.length() > LONGEST) {
            throw SqlError.analyzing(
                    "Delimiter cannot be empty or longer than " + LONGEST + " bytes: '" + written + "'");
        }
        String start = written.substring(0, Math.min(2, written.length()));
        if (!start.equalsIgnoreCase("\\x") && !start.equalsIgnoreCase("0x")) {
            return written.translateEscapes();
        }
        try {
            StringBuilder characters = new StringBuilder();
            for (byte value : HexFormat.of().parseHex(written.substring(2))) {
                characters.append((char) Byte.toUnsignedInt(value));
            }
            if (characters.length() > 0) {
                return characters.toString();
            }
        } catch (IllegalArgumentException noHex) {
            throw invalid(written);
        }
        throw invalid(written);
    }

    private static SqlError invalid(String written) {
        return SqlError.analyzing("Invalid delimiter '" + written + "': hex digits expected");
    }
}
