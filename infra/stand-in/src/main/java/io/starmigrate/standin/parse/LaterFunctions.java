package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.StarRocksVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Functions that a definition calls and this version does not know, by the releases in {@code later-functions.txt}.
 * Definitions are kept, not run: a function that is not listed there is taken for a known one.
 */
public final class LaterFunctions {
    private static final Map<String, List<StarRocksVersion>> RELEASES = read();

    private LaterFunctions() {}

    private static Map<String, List<StarRocksVersion>> read() {
        try (InputStream file = LaterFunctions.class.getResourceAsStream("later-functions.txt")) {
            if (file == null) {
                throw new IllegalStateException("later-functions.txt is not on the class path");
            }
            Map<String, List<StarRocksVersion>> releases = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" +", -1))
                    .forEach(words -> List.of(words)
                            .subList(1, words.length)
                            .forEach(function -> releases.computeIfAbsent(function, any -> new ArrayList<>())
                                    .add(StarRocksVersion.parse(words[0]))));
            return Map.copyOf(releases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws SqlError for the first function below this part that came with a later release */
    public static void refuse(Personality personality, ParseTree part) {
        name(part).filter(name -> isMissing(personality.version(), name)).ifPresent(name -> {
            throw SqlError.analyzing(
                    "No matching function with signature: " + name + signature((ParserRuleContext) part));
        });
        for (int i = 0; i < part.getChildCount(); i++) {
            refuse(personality, part.getChild(i));
        }
    }

    private static Optional<String> name(ParseTree part) {
        String called = "";
        if (part instanceof StarRocksParser.SimpleFunctionCallContext call) {
            called = call.qualifiedName().getText();
        } else if (part instanceof StarRocksParser.WindowFunctionContext window) {
            called = window.getStart().getText();
        } else if (part instanceof StarRocksParser.TableFunctionContext table) {
            called = table.qualifiedName().getText();
        }
        return Optional.of(called.replace("`", "").toLowerCase(Locale.ROOT)).filter(name -> !name.isEmpty());
    }

    /** Its own series tells where it is told; else the first release that has it. */
    private static boolean isMissing(StarRocksVersion version, String function) {
        List<StarRocksVersion> all = RELEASES.getOrDefault(function, List.of());
        return all.stream()
                .filter(release -> release.major() == version.major() && release.minor() == version.minor())
                .findFirst()
                .or(() -> all.stream().min(StarRocksVersion::compareTo))
                .filter(release -> version.compareTo(release) < 0)
                .isPresent();
    }

    private static String signature(ParserRuleContext call) {
        ParserRuleContext list =
                call instanceof StarRocksParser.TableFunctionContext table ? table.expressionList() : call;
        return list.getRuleContexts(StarRocksParser.ExpressionContext.class).stream()
                .map(argument -> ArgumentTypes.ofLiteral(argument.getText()).orElse("varchar"))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
