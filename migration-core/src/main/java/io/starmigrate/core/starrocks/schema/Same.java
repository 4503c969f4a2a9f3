package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.ddl.Token.Kind;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether two pieces of SQL mean the same, however they are written. */
final class Same {
    /** What STRING stands for. */
    private static final List<Integer> STRING = List.of(65533);

    private Same() {}

    /** Compares by pieces: blanks, comments, quotes around names and the case of words do not count. */
    static boolean text(String one, String other) {
        return pieces(one).equals(pieces(other));
    }

    /** Compares as {@link #text} does; what stands before the last of names with points between them counts neither. */
    static boolean names(String one, String other) {
        return unqualified(one).equals(unqualified(other));
    }

    /**
     * Compares queries: a name may have more names before it in one than in the other, as versions print it, and a
     * column may be given its own name.
     */
    static boolean query(String one, String other) {
        List<List<String>> names = chains(one);
        List<List<String>> others = chains(other);
        return names.size() == others.size()
                && IntStream.range(0, names.size()).allMatch(i -> isSuffix(names.get(i), others.get(i)));
    }

    private static boolean isSuffix(List<String> one, List<String> other) {
        List<String> longer = one.size() < other.size() ? other : one;
        List<String> shorter = one.size() < other.size() ? one : other;
        return longer.subList(longer.size() - shorter.size(), longer.size()).equals(shorter);
    }

    /** Names with those before them, and every other piece alone; without the columns' own names behind AS. */
    private static List<List<String>> chains(String text) {
        List<List<String>> chains = new ArrayList<>();
        List<Token> tokens = Lexer.tokens(text);
        for (int i = 0; i < tokens.size(); i++) {
            List<String> chain = new ArrayList<>(List.of(piece(tokens.get(i))));
            while (tokens.get(i).isName()
                    && i + 2 < tokens.size()
                    && tokens.get(i + 1).is(".")) {
                i += 2;
                chain.add(piece(tokens.get(i)));
            }
            boolean named = i + 2 < tokens.size()
                    && tokens.get(i).isName()
                    && tokens.get(i + 1).is("AS")
                    && piece(tokens.get(i + 2)).equals(piece(tokens.get(i)));
            i += named ? 2 : 0;
            chains.add(chain);
        }
        return chains;
    }

    private static List<String> unqualified(String text) {
        List<Token> tokens = Lexer.tokens(text);
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualifier = tokens.get(i).isName()
                    && i + 2 < tokens.size()
                    && tokens.get(i + 1).is(".")
                    && tokens.get(i + 2).isName();
            if (qualifier) {
                i++;
            } else {
                pieces.add(piece(tokens.get(i)));
            }
        }
        return pieces;
    }

    private static List<String> pieces(String text) {
        return Lexer.tokens(text).stream().map(Same::piece).toList();
    }

    private static String piece(Token token) {
        return token.kind() == Kind.STRING ? "\"" + token.text() : token.text().toLowerCase(Locale.ROOT);
    }

    static boolean type(String one, String other) {
        return normal(ColumnType.parse(one)).equals(normal(ColumnType.parse(other)));
    }

    private static ColumnType normal(ColumnType type) {
        List<Integer> sizes = type.name() == TypeName.VARCHAR && type.sizes().isEmpty() ? STRING : type.sizes();
        return new ColumnType(
                type.name(), sizes, type.parts().stream().map(Same::normal).toList(), type.fields());
    }

    /** Names without regard to case, in order. */
    static boolean names(List<String> one, List<String> other) {
        return lower(one).equals(lower(other));
    }

    /** Lists of columns, as {@code bloom_filter_columns} has them: in any order. */
    static boolean list(String one, String other) {
        return sorted(one).equals(sorted(other));
    }

    private static List<String> sorted(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Bounds of partitions: midnight is written with and without its time. */
    static boolean bounds(String one, String other) {
        return bound(one).equals(bound(other));
    }

    private static String bound(String text) {
        // StarRocks prints the item NULL of a list as a text.
        return text.replace(" 00:00:00\"", "\"").replace("\"NULL\"", "NULL");
    }
}
