package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Turns what the grammar refuses into StarRocks' syntax error: the unexpected input and the most similar inputs
 * instead.
 */
final class SyntaxErrors extends BaseErrorListener {
    private static final int MOST_SIMILAR = 5;

    /** Where this word may stand, any identifier may. */
    private static final String AN_UNRESERVED_WORD = "'ACCESS'";

    private final Personality personality;

    SyntaxErrors(Personality personality) {
        this.personality = personality;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            Object offendingSymbol,
            int line,
            int column,
            String message,
            RecognitionException error) {
        Token token = (Token) offendingSymbol;
        Parser parser = (Parser) recognizer;
        if (error instanceof NoViableAltException ambiguous && ambiguous.getStartToken() != token) {
            String input = parser.getInputStream().getText(ambiguous.getStartToken(), token);
            throw at(token, "No viable statement for input '" + input + "'");
        }
        Collection<String> instead = instead(shown(token), parser.getExpectedTokens());
        if (token.getTokenIndex() == 0) {
            instead.add("';'");
        }
        throw unexpected(token, instead);
    }

    static SqlError unexpected(Token token, Collection<String> instead) {
        return at(
                token,
                "Unexpected input '" + shown(token) + "', the most similar input is {" + String.join(", ", instead)
                        + "}");
    }

    private static SqlError at(Token token, String detail) {
        return SqlError.syntax(token.getLine(), token.getCharPositionInLine(), detail);
    }

    private static String shown(Token token) {
        return token.getType() == Token.EOF ? "<EOF>" : token.getText();
    }

    private Collection<String> instead(String found, IntervalSet expected) {
        List<String> names = expected.toList().stream()
                .map(StarRocksParser.VOCABULARY::getDisplayName)
                .filter(name -> !VersionGrammar.newerWord(personality, name))
                .toList();
        if (names.contains(AN_UNRESERVED_WORD)) {
            return new ArrayList<>(List.of("a legal identifier"));
        }
        Stream<String> words = names.stream()
                .filter(SyntaxErrors::word)
                .sorted(Comparator.comparingDouble((String name) -> -similarity(found, name)))
                .limit(MOST_SIMILAR);
        Stream<String> signs = names.stream().filter(name -> !word(name));
        return Stream.concat(words, signs).collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean word(String name) {
        return name.length() > 2 && Character.isLetter(name.charAt(1)) && name.charAt(0) == '\'';
    }

    /** As StarRocks compares them: the keyword with its quotes. */
    private static double similarity(String found, String quoted) {
        return Jaro.similarity(quoted, found.toUpperCase(Locale.ROOT));
    }
}
