package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksLexer;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser.NonReservedContext;
import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParserBaseListener;
import io.starmigrate.standin.Personality;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.ParseTreeWalker;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Words that need quotes to be names in one version and not in the one of the grammar at hand, or the reverse. */
final class ReservedWords {
    /** By the lists of the grammar and the lexer of early 2023. */
    private static final Set<String> UP_TO_3_0 = Set.of(
            "ANTI",
            "AUTHENTICATION",
            "CANCEL",
            "DISTRIBUTED",
            "EXPORT",
            "HOST",
            "INCREMENTAL",
            "LOCATION",
            "MINUS",
            "NODES",
            "OPTIMIZER",
            "QUALIFY",
            "RANK",
            "REMOVE",
            "SEMI",
            "STREAM",
            "SWAP",
            "TRACE",
            "VARBINARY");

    private ReservedWords() {}

    /** Refuses a name that is a keyword in this version. */
    static void refuse(Personality personality, List<Token> tokens, ParseTree statement) {
        if (personality.atLeast(3, 1) || tokens.stream().noneMatch(ReservedWords::isReserved)) {
            return;
        }
        ParseTreeWalker.DEFAULT.walk(
                new StarRocksParserBaseListener() {
                    @Override
                    public void enterNonReserved(NonReservedContext name) {
                        TerminalNode word = (TerminalNode) name.getChild(0);
                        if (isReserved(word.getSymbol())) {
                            throw SyntaxErrors.unexpected(word.getSymbol(), List.of("a legal identifier"));
                        }
                    }
                },
                statement);
    }

    private static boolean isReserved(Token token) {
        return UP_TO_3_0.contains(token.getText().toUpperCase(Locale.ROOT));
    }

    /** SYSTEM is a name like others from 4.1 on; no definition has it for a keyword. */
    static List<Token> freed(Personality personality, List<Token> tokens) {
        if (!personality.atLeast(4, 1) || tokens.get(0).getType() != StarRocksLexer.CREATE) {
            return tokens;
        }
        return tokens.stream()
                .map(token -> token.getType() == StarRocksLexer.SYSTEM ? named(token) : token)
                .toList();
    }

    private static Token named(Token word) {
        CommonToken name = new CommonToken(word);
        name.setType(StarRocksLexer.LETTER_IDENTIFIER);
        return name;
    }
}
