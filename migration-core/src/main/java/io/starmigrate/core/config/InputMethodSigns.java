package io.starmigrate.core.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signs that look like those of a {@code .env} file and are others: what Chinese input methods, documents and chats
 * write for quotes, commas, colons and blanks. Pure.
 */
final class InputMethodSigns {
    /** What stands for an equals sign between key and value. */
    static final String EQUALS = "\uFF1D\uFE66";

    /** How many kinds of them one value may hold. */
    static final int KINDS = 3;

    private static final String QUOTES = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\uFF02\uFF07\u300C\u300D";
    private static final Pattern QUOTED = Pattern.compile("^[" + QUOTES + "]|[" + QUOTES + "]$");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00A0\\u00AD\\u200B-\\u200F\\u2028-\\u202F\\u2060\\uFEFF]");

    /** Full-width letters and digits may be a part of a table's name. */
    private static final Pattern WIDE =
            Pattern.compile("[\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF5E\\u3001\\u3002\\uFE66]");

    /** What stands in quotes is somebody's name or text, whatever it holds. */
    private static final Pattern NAMED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`");

    private static final int FROM_WIDE = 0xFEE0;

    private InputMethodSigns() {}

    /**
     * What was found in a value.
     *
     * @param rule what it is
     * @param fix what to write instead
     * @param meant the value as it was most likely meant
     */
    record Found(String rule, String fix, String meant) {}

    /** The quotes around it that no file format knows, or what else cannot be meant. */
    static Optional<Found> in(String value) {
        return quotes(value).or(() -> invisible(value)).or(() -> wide(value));
    }

    /** The same of a secret, which may hold anything: only what stands around it. */
    static Optional<Found> around(String secret) {
        Matcher invisible = INVISIBLE.matcher(secret);
        boolean outside = invisible.find() && (invisible.start() == 0 || secret.length() == invisible.end());
        return quotes(secret).or(() -> outside ? invisible(secret) : Optional.empty());
    }

    private static Optional<Found> quotes(String value) {
        Matcher quoted = QUOTED.matcher(value);
        return quoted.find()
                ? Optional.of(new Found(
                        "\"" + quoted.group() + "\" (" + code(quoted.group()) + ") is not a quote of this file",
                        "write \" or ', or no quotes",
                        value.replaceAll(QUOTED.pattern(), "")))
                : Optional.empty();
    }

    private static Optional<Found> invisible(String value) {
        Matcher found = INVISIBLE.matcher(unquoted(value));
        return found.find()
                ? Optional.of(new Found(
                        "it holds a character that is not seen (" + code(found.group()) + ")",
                        "type it anew instead of copying it",
                        INVISIBLE.matcher(value).replaceAll("")))
                : Optional.empty();
    }

    private static Optional<Found> wide(String value) {
        String unquoted = unquoted(value);
        Matcher found = WIDE.matcher(unquoted);
        if (!found.find()) {
            return Optional.empty();
        }
        String narrow = narrow(found.group());
        String meant = unquoted.chars()
                .mapToObj(sign -> Character.toString(sign))
                .map(sign -> WIDE.matcher(sign).matches() ? narrow(sign) : sign)
                .collect(Collectors.joining());
        return Optional.of(new Found(
                "\"" + found.group() + "\" (" + code(found.group()) + ") is a full-width sign of an input method",
                "write " + narrow + " instead",
                NAMED.matcher(value).find() ? value : meant));
    }

    private static String unquoted(String value) {
        return NAMED.matcher(value).replaceAll(name -> " ".repeat(name.group().length()));
    }

    private static String narrow(String wide) {
        return switch (wide) {
            case "\u3001" -> ",";
            case "\u3002" -> ".";
            case "\uFE66" -> "=";
            default -> Character.toString(wide.charAt(0) - FROM_WIDE);
        };
    }

    /** A character as tables of characters name it. */
    static String code(String sign) {
        return String.format("U+%04X", sign.codePointAt(0));
    }
}
