package io.starmigrate.core.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a {@code .env} file. It is UTF-8; what another encoding writes between the characters would make a
 * finding of every line, so such a file is refused as a whole. Pure.
 */
final class EnvText {
    private EnvText() {}

    /** An encoding that is not read: what people call it, and what {@code iconv} does. */
    private record Encoding(String words, String iconv) {}

    /** The text; characters of an encoding that writes ASCII as UTF-8 does are replaced. */
    static String of(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /**
     * What is wrong with a file as a whole; empty when nothing is.
     *
     * @param file its name
     */
    static Optional<ConfigProblem> problem(String file, byte[] content) {
        return encoding(content)
                .map(found -> new ConfigProblem(
                        new Origin(file, 0),
                        "",
                        "the file is " + found.words + ", as Notepad (\"Unicode\") and PowerShell (>) write it",
                        "save it as UTF-8, or: iconv -f " + found.iconv + " -t UTF-8 " + file + " > " + file
                                + ".utf8"));
    }

    private static Optional<Encoding> encoding(byte[] content) {
        if (begins(content, 0xFF, 0xFE, 0, 0) || begins(content, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(new Encoding("UTF-32", "UTF-32"));
        }
        if (begins(content, 0xFF, 0xFE) || begins(content, 0xFE, 0xFF)) {
            return Optional.of(new Encoding("UTF-16", "UTF-16"));
        }
        int even = zeros(content, 0);
        int odd = zeros(content, 1);
        return even + odd == 0
                ? Optional.empty()
                : Optional.of(new Encoding(
                        "UTF-16 without a byte order mark, or no text: it holds zero bytes",
                        odd >= even ? "UTF-16LE" : "UTF-16BE"));
    }

    private static boolean begins(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || Byte.toUnsignedInt(content[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** ASCII has its zeros in every second byte. */
    private static int zeros(byte[] content, int first) {
        int zeros = 0;
        for (int i = first; i < content.length; i += 2) {
            zeros += content[i] == 0 ? 1 : 0;
        }
        return zeros;
    }
}
