package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a version must have to divide a table by an expression alone. Up to 3.3 front ends know a few expressions by
 * name; later ones take any, and keep a generated column for it (observed, 2026-11-28, 5; reference, section 6.6).
 */
final class PartitionExpression {
    private static final Set<String> UNITS = Set.of("hour", "day", "month", "year");

    private final String function;
    private final List<Token> arguments;

    PartitionExpression(String text) {
        List<Token> tokens = Lexer.tokens(text);
        boolean call = tokens.size() > 2
                && tokens.get(1).is("(")
                && tokens.get(tokens.size() - 1).is(")");
        this.function = call ? tokens.get(0).text().toLowerCase(Locale.ROOT) : "";
        this.arguments = call ? tokens.subList(2, tokens.size() - 1) : List.of();
    }

    /** For {@code PARTITION BY RANGE(…)}. */
    Capability inRange() {
        if (!isTruncation() && !isSlice()) {
            return Capability.RANGE_FUNCTIONS;
        }
        Capability automatic = automatic();
        return automatic == Capability.EXPRESSION_PARTITIONS ? Capability.RANGE_EXPRESSIONS : automatic;
    }

    /** For {@code PARTITION BY …}. */
    Capability automatic() {
        if (isTruncation() && UNITS.contains(arguments.get(0).text().toLowerCase(Locale.ROOT))) {
            return Capability.EXPRESSION_PARTITIONS;
        }
        if (!isSlice() || says("second")) {
            return Capability.MULTI_EXPRESSION_PARTITIONS;
        }
        return says("minute") ? Capability.MINUTE_SLICES : Capability.EXPRESSION_PARTITIONS;
    }

    /**
     * For {@code PARTITION BY …} of a materialized view: {@code date_trunc} of a column, of a slice or of a text read
     * as a date, and such a text alone. Whatever else was added later, with several columns at the latest.
     */
    Capability ofView() {
        if (function.equals("str2date")) {
            return Capability.VIEW_TEXT_DATES;
        }
        if (!function.equals("date_trunc") || arguments.size() < 3 || !isViewUnit()) {
            return Capability.VIEW_PARTITION_COLUMNS;
        }
        if (isTruncation()) {
            return Capability.ASYNC_MATERIALIZED_VIEWS;
        }
        return switch (arguments.get(2).text().toLowerCase(Locale.ROOT)) {
            case "time_slice", "date_slice" -> Capability.VIEW_SLICES;
            case "str2date" -> Capability.VIEW_TRUNCATED_TEXT_DATES;
            default -> Capability.VIEW_PARTITION_COLUMNS;
        };
    }

    private boolean isViewUnit() {
        String unit = arguments.get(0).text().toLowerCase(Locale.ROOT);
        return UNITS.contains(unit) || unit.equals("minute");
    }

    /** {@code date_trunc('day', column)}. */
    private boolean isTruncation() {
        return function.equals("date_trunc")
                && arguments.size() == 3
                && arguments.get(0).kind() == Token.Kind.STRING
                && arguments.get(2).isName();
    }

    /** {@code time_slice(column, …)}. */
    private boolean isSlice() {
        return function.equals("time_slice")
                && arguments.size() > 2
                && arguments.get(0).isName()
                && arguments.get(1).is(",")
                && arguments.stream().noneMatch(token -> token.is("("));
    }

    private boolean says(String unit) {
        return arguments.stream()
                .skip(1)
                .anyMatch(token -> token.text().toLowerCase(Locale.ROOT).equals(unit));
    }
}
