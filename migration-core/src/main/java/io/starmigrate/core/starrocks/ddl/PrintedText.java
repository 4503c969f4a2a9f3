package io.starmigrate.core.starrocks.ddl;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A text between quotes that StarRocks may have printed as it is, without escapes. Where it ends is told, in this
 * order: by the text itself, where another answer of the cluster tells it; by its escapes; by what stands behind it.
 */
final class PrintedText {
    private final String text;
    private final int quote;

    /** The text whose first quote is the next thing from a position on that is not blank. */
    PrintedText(String text, int from) {
        this.text = text;
        this.quote = afterBlanks(text, from);
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a text in these quotes stands here. */
    boolean isIn(char mark) {
        return quote < text.length() && text.charAt(quote) == mark;
    }

    /** Behind this text, printed as it is or with the escapes of SHOW, if that is what stands here. */
    OptionalInt endOf(String known, IntPredicate ends) {
        for (String printed : new String[] {known, known.replace("\\", "\\\\").replace("\"", "\\\"")}) {
            int end = quote + printed.length() + 1;
            boolean same = text.startsWith(printed, quote + 1) && end < text.length();
            if (same && text.charAt(end) == text.charAt(quote) && ends.test(end + 1)) {
                return OptionalInt.of(end + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** Behind the first quote that can end the text, whatever stands before it. */
    OptionalInt firstEnd(IntPredicate ends) {
        return quotes().filter(ends).findFirst();
    }

    /** Behind each quote that can end the text. */
    List<Integer> ends(IntPredicate ends) {
        return quotes().filter(ends).boxed().toList();
    }

    private IntStream quotes() {
        char mark = text.charAt(quote);
        return IntStream.iterate(text.indexOf(mark, quote + 1), at -> at >= 0, at -> text.indexOf(mark, at + 1))
                .map(at -> at + 1);
    }

    /** Behind the literal that stands here, read with its escapes; empty where it is not closed. */
    OptionalInt literalEnd() {
        return Lexer.literalEnd(text, quote);
    }

    /** Whether a pattern matches what follows a position. */
    static IntPredicate before(String text, Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return position -> matcher.region(position, text.length()).lookingAt();
    }

    /** What stands between the quotes, as printed. */
    String until(int end) {
        return text.substring(quote + 1, end - 1);
    }

    /** What stands between the quotes, its escapes resolved. */
    String unescapedUntil(int end) {
        return new Lexer(text.substring(quote, end)).at(0).text();
    }
}
