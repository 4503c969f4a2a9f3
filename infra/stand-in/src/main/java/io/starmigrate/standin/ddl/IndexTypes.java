package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.parse.NewerClauses;
import org.jspecify.annotations.Nullable;

/** {@code USING …} of an index definition. */
final class IndexTypes {
    private IndexTypes() {}

    /** The kind as SHOW CREATE TABLE prints it, with its properties; a bitmap index when nothing is said. */
    static String kind(StarRocksParser.@Nullable IndexTypeContext type) {
        return type == null ? "BITMAP" : NewerClauses.indexKind(type.BITMAP().getSymbol());
    }
}
