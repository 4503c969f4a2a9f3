package io.starmigrate.standin.query;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.StarRocksVersion;
import io.starmigrate.standin.rows.EngineSql;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The functions of StarRocks this stand-in knows, and what each is in the engine's SQL; read from
 * {@code functions.txt}.
 */
final class FunctionTable {
    private static final Pattern HOLE =
            Pattern.compile("([$%@&])([1-9])(#|=[^,)]*(?=[,)]))?|\\$\\*|%\\*|%\\|\\||\\$\\?");
    private static final FunctionTable KNOWN = read();

    private final Map<String, Function> functions;

    private FunctionTable(Map<String, Function> functions) {
        this.functions = functions;
    }

    /** @param most -1 for any number */
    private record Function(int fewest, int most, StarRocksVersion since, String template) {
        boolean takes(int arguments) {
            return arguments >= fewest && (most < 0 || arguments <= most);
        }
    }

    static FunctionTable known() {
        return KNOWN;
    }

    private static FunctionTable read() {
        Map<String, Function> functions = new HashMap<>();
        try (InputStream file = FunctionTable.class.getResourceAsStream("functions.txt")) {
            if (file == null) {
                throw new IllegalStateException("functions.txt is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        String[] fields = line.split("\\|", 5);
                        int most = fields[2].equals("*") ? -1 : Integer.parseInt(fields[2]);
                        functions.put(
                                fields[0],
                                new Function(
                                        Integer.parseInt(fields[1]),
                                        most,
                                        StarRocksVersion.parse(fields[3]),
                                        fields[4]));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FunctionTable(Map.copyOf(functions));
    }

    /** The engine's SQL of a call; empty when this version has no such function with so many arguments. */
    Optional<String> call(Personality personality, String name, List<String> arguments) {
        Function function = functions.get(name.toLowerCase(Locale.ROOT));
        if (function == null
                || !function.takes(arguments.size())
                || !personality.atLeast(
                        function.since().major(), function.since().minor())) {
            return Optional.empty();
        }
        Matcher hole = HOLE.matcher(function.template());
        return Optional.of(hole.replaceAll(match -> Matcher.quoteReplacement(fill(match.group(), arguments))));
    }

    private static String fill(String hole, List<String> arguments) {
        return switch (hole) {
            case "$*" -> String.join(", ", arguments);
            case "%*" -> arguments.stream().map(KnownTypes::toText).collect(Collectors.joining(", "));
            case "%||" -> arguments.stream().map(KnownTypes::toText).collect(Collectors.joining(" || "));
            case "$?" -> String.join(" IS NULL OR ", arguments);
            default -> argument(hole, arguments);
        };
    }

    private static String argument(String hole, List<String> arguments) {
        int index = hole.charAt(1) - '1';
        if (index >= arguments.size()) {
            String otherwise = hole.substring(Math.min(3, hole.length()));
            return otherwise.equals("now") ? "CAST(now() AS TIMESTAMP)" : EngineSql.literal(otherwise);
        }
        if (hole.endsWith("#")) {
            return String.join(", ", arguments.subList(index, arguments.size()));
        }
        String argument = arguments.get(index);
        return switch (hole.charAt(0)) {
            case '%' -> KnownTypes.toText(argument);
            case '@' -> KnownTypes.toTime(argument);
            case '&' -> texts(argument);
            default -> "(" + argument + ")";
        };
    }

    private static String texts(String array) {
        return KnownTypes.isTexts(array) ? array : "list_transform(" + array + ", lambda e: sr_str(e))";
    }
}
