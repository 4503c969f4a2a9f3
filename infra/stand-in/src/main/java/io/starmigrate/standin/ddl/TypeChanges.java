package io.starmigrate.standin.ddl;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.SqlType;
import java.util.List;
import java.util.Set;

/** Which type a column's type may be changed to: numbers to wider ones, texts to longer ones, dates to times. */
final class TypeChanges {
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "int", "bigint", "largeint");
    private static final Set<String> TEXTS = Set.of("char", "varchar");

    private TypeChanges() {}

    static void check(Personality personality, SqlType from, SqlType to) {
        if (!allowed(from, to)) {
            throw SqlError.executing(personality, "Can not change " + from.described() + " to " + to.described());
        }
    }

    private static boolean allowed(SqlType from, SqlType to) {
        if (TEXTS.contains(from.name()) && TEXTS.contains(to.name())) {
            return to.args().get(0) >= from.args().get(0);
        }
        if (INTEGERS.contains(from.name()) && INTEGERS.contains(to.name())) {
            return INTEGERS.indexOf(to.name()) > INTEGERS.indexOf(from.name());
        }
        boolean number = INTEGERS.contains(from.name()) || from.is("float") || from.is("double") || from.is("decimal");
        boolean wider = from.is("decimal") && to.is("decimal") && wider(from, to);
        return wider
                || (INTEGERS.contains(from.name()) && to.is("double"))
                || (from.is("float") && to.is("double"))
                || (number && to.is("varchar"))
                || (from.is("date") && (to.is("datetime") || to.is("varchar")))
                || (from.is("datetime") && to.is("varchar"))
                || (from.is("varchar") && to.is("json"));
    }

    private static boolean wider(SqlType from, SqlType to) {
        int whole = from.args().get(0) - from.args().get(1);
        return to.args().get(1) >= from.args().get(1)
                && to.args().get(0) - to.args().get(1) >= whole;
    }
}
