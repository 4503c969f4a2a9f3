package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksLexer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Hides credentials in statement texts, also in texts that are no statements. */
public final class CredentialMask {
    private static final List<String> CREDENTIAL_PARTS =
            List.of("access_key", "accesskey", "access.key", "secret", "token", "password");
    private static final Set<Integer> STRINGS =
            Set.of(StarRocksLexer.SINGLE_QUOTED_TEXT, StarRocksLexer.DOUBLE_QUOTED_TEXT);
    private static final Set<Integer> VALUE_ENDS =
            Set.of(StarRocksLexer.COMMA, StarRocksLexer.RIGHT_PAREN, StarRocksLexer.SEMICOLON, Token.EOF);

    private static final String MASK = "\"***\"";

    private CredentialMask() {}

    /**
     * The text with every credential replaced by {@code ***}: values of properties whose key tells of an access key, a
     * secret, a token or a password, and what follows IDENTIFIED BY, PASSWORD = and PASSWORD(.
     */
    public static String masked(String text) {
        int[] points = text.codePoints().toArray();
        List<Token> tokens = Statements.tokens(text);
        StringBuilder masked = new StringBuilder();
        boolean credential = false;
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String before = new String(points, copied, Math.min(token.getStartIndex(), points.length) - copied);
            masked.append(credential && !before.isBlank() ? MASK : before);
            copied = Math.min(token.getStopIndex() + 1, points.length);
            String written = token.getType() == Token.EOF ? "" : token.getText();
            masked.append(credential && hidden(token) ? MASK : written);
            credential = announces(tokens, i) || (credential && !VALUE_ENDS.contains(token.getType()));
        }
        return masked.toString();
    }

    /** Everything between the key and the value's end is hidden except the signs and words that lead to the value. */
    private static boolean hidden(Token token) {
        boolean leads = VALUE_ENDS.contains(token.getType())
                || token.getType() == StarRocksLexer.EQ
                || token.getType() == StarRocksLexer.LEFT_PAREN
                || token.getType() == StarRocksLexer.BY
                || token.getType() == StarRocksLexer.FOR
                || token.getChannel() != Token.DEFAULT_CHANNEL;
        return !leads;
    }

    private static boolean announces(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.getType() == StarRocksLexer.IDENTIFIED || token.getType() == StarRocksLexer.PASSWORD) {
            return true;
        }
        String text = token.getText().toLowerCase(Locale.ROOT);
        return STRINGS.contains(token.getType())
                && CREDENTIAL_PARTS.stream().anyMatch(text::contains)
                && nextVisible(tokens, at) == StarRocksLexer.EQ;
    }

    private static int nextVisible(List<Token> tokens, int at) {
        return tokens.stream()
                .skip(at + 1L)
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .mapToInt(Token::getType)
                .findFirst()
                .orElse(Token.EOF);
    }
}
