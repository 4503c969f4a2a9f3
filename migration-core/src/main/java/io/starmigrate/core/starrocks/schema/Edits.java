package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.Map;
import java.util.TreeMap;

/** Replaces pieces of a text, from its end to its beginning so that positions stay true. */
final class Edits {
    private final String text;
    private final Map<Integer, Edit> byStart = new TreeMap<>((one, other) -> Integer.compare(other, one));

    Edits(String text) {
        this.text = text;
    }

    void replace(int start, int end, String with) {
        byStart.put(start, new Edit(end, with));
    }

    /** Puts another name in a name's place, in backquotes: which words need them grows with each version. */
    void rename(Token name, String to) {
        if (!name.text().equals(to)) {
            replace(name.start(), name.end(), Quoting.identifier(to));
        }
    }

    String apply() {
        StringBuilder edited = new StringBuilder(text);
        byStart.forEach((start, edit) -> edited.replace(start, edit.end, edit.with));
        return edited.toString();
    }

    private record Edit(int end, String with) {}
}
