package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksLexer;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads statements as one StarRocks version does. Thread-safe. */
public final class Statements {
    private final Personality personality;

    public Statements(Personality personality) {
        this.personality = personality;
    }

    /** A statement as the client sent it, without a closing semicolon, not yet read by the grammar. */
    public record Piece(String text, List<Token> tokens) {}

    /** Takes a text apart as a session reads it that has set no modes. */
    public static List<Piece> split(String text) {
        return taken(text, tokens(text));
    }

    /**
     * Takes a text apart at the semicolons between statements; empty statements are left out.
     *
     * @param modes the SQL modes, in the lexer's numbers: what {@code ||} is
     */
    public static List<Piece> split(String text, long modes) {
        StarRocksLexer lexer = lexer(text);
        lexer.setSqlMode(modes);
        return taken(text, tokens(lexer));
    }

    private static List<Piece> taken(String text, List<Token> tokens) {
        List<Piece> pieces = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        for (Token token : tokens) {
            if (token.getType() == StarRocksLexer.SEMICOLON || token.getType() == Token.EOF) {
                if (visible(current)) {
                    pieces.add(new Piece(textOf(text, current), withEnd(current, token)));
                }
                current = new ArrayList<>();
            } else {
                current.add(token);
            }
        }
        return pieces;
    }

    static List<Token> tokens(String text) {
        return tokens(lexer(text));
    }

    private static StarRocksLexer lexer(String text) {
        StarRocksLexer lexer = new StarRocksLexer(new CaseInsensitiveChars(text));
        lexer.removeErrorListeners();
        return lexer;
    }

    private static List<Token> tokens(StarRocksLexer lexer) {
        CommonTokenStream stream = new CommonTokenStream(lexer);
        stream.fill();
        return stream.getTokens();
    }

    private static boolean visible(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.getChannel() == Token.DEFAULT_CHANNEL);
    }

    private static String textOf(String text, List<Token> tokens) {
        int first = text.offsetByCodePoints(0, tokens.get(0).getStartIndex());
        int end = text.offsetByCodePoints(0, tokens.get(tokens.size() - 1).getStopIndex() + 1);
        return text.substring(first, end).strip();
    }

    private static List<Token> withEnd(List<Token> tokens, Token after) {
        CommonToken end = new CommonToken(after);
        end.setType(Token.EOF);
        end.setText("<EOF>");
        List<Token> closed = new ArrayList<>(tokens);
        closed.add(end);
        return closed;
    }

    /**
     * Reads one statement.
     *
     * @throws SqlError when this version's grammar does not know it
     */
    public StarRocksParser.StatementContext read(Piece piece) {
        VersionGrammar.refuseNewer(personality, piece.tokens());
        StarRocksParser.StatementContext statement =
                parsed(personality, VersionGrammar.extended(personality, piece.tokens()), Statements::whole);
        ReservedWords.refuse(personality, piece.tokens(), statement);
        return statement;
    }

    private static StarRocksParser.StatementContext whole(StarRocksParser parser) {
        StarRocksParser.StatementContext statement = parser.singleStatement().statement();
        Token after = parser.getCurrentToken();
        if (after.getType() != Token.EOF) {
            throw SyntaxErrors.unexpected(after, List.of("<EOF>", "';'"));
        }
        return statement;
    }

    /** Reads a text that must be one expression. */
    static StarRocksParser.ExpressionContext expression(Personality personality, List<Token> tokens) {
        List<Token> closed = withEnd(tokens, tokens.get(tokens.size() - 1));
        return parsed(personality, closed, StarRocksParser::expression);
    }

    /** What SLL reads LL reads alike, in several times the time; what SLL refuses LL may still read, or names. */
    private static <T> T parsed(Personality personality, List<Token> tokens, Function<StarRocksParser, T> rule) {
        StarRocksParser quick = parser(tokens);
        quick.getInterpreter().setPredictionMode(PredictionMode.SLL);
        quick.setErrorHandler(new BailErrorStrategy());
        try {
            return rule.apply(quick);
        } catch (ParseCancellationException | SqlError refused) {
            StarRocksParser parser = parser(tokens);
            parser.addErrorListener(new SyntaxErrors(personality));
            parser.setErrorHandler(new FirstErrorStrategy());
            return rule.apply(parser);
        }
    }

    private static StarRocksParser parser(List<Token> tokens) {
        StarRocksParser parser = new StarRocksParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        return parser;
    }

    /** The text of a part of a statement as the client wrote it. */
    public static String source(ParserRuleContext part) {
        Token first = part.getStart();
        Token last = part.getStop();
        return first.getInputStream().getText(Interval.of(first.getStartIndex(), last.getStopIndex()));
    }
}
