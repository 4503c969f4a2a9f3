package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.TableIndex;
import io.starmigrate.standin.parse.NewerClauses;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code USING …} of an index definition. */
final class IndexTypes {
    private IndexTypes() {}

    /** The kind as SHOW CREATE TABLE prints it, with its properties; a bitmap index when nothing is said. */
    static String kind(StarRocksParser.@Nullable IndexTypeContext type) {
        return type == null ? "BITMAP" : NewerClauses.indexKind(type.BITMAP().getSymbol());
    }

    /**
     * Refuses full-text indexes of primary keys before 4.0, of shared-data clusters but for those built in, which came
     * with 4.1, and indexes of vectors in shared-data clusters.
     */
    static void check(Personality personality, KeyModel model, List<TableIndex> indexes) {
        for (TableIndex index : indexes) {
            boolean builtIn = index.kind().matches(".*imp_lib. = .builtin.*");
            boolean text = index.kind().startsWith("GIN");
            boolean keyed = text && model == KeyModel.PRIMARY && !personality.atLeast(4, 0);
            boolean stored =
                    personality.sharedData() && (text ? !builtIn : index.kind().startsWith("VECTOR"));
            if (keyed || stored || (builtIn && !personality.atLeast(4, 1))) {
                throw SqlError.analyzing("Unsupported index " + index.name() + " USING " + index.kind() + ".");
            }
        }
    }
}
