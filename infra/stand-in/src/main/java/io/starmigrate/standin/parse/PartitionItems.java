package io.starmigrate.standin.parse;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import java.util.Optional;

/** Items of {@code PARTITION BY (…)}, which since 3.4 may be expressions. */
public final class PartitionItems {
    private PartitionItems() {}

    /** The expression that stands in a partition column's place; empty for a column. */
    public static Optional<StarRocksParser.ExpressionContext> expression(StarRocksParser.IdentifierContext item) {
        return item.getStart() instanceof VersionGrammar.PartitionExpression written && written.composed()
                ? Optional.of(written.read())
                : Optional.empty();
    }
}
