package io.starmigrate.core.starrocks.ddl;

import java.util.List;
import java.util.Map;

/** Reads one index of a table. */
final class IndexReader {
    private final Cursor cursor;

    IndexReader(Cursor cursor) {
        this.cursor = cursor;
    }

    IndexDdl read() {
        cursor.expect("INDEX");
        String name = cursor.nameBefore("(");
        List<String> columns = cursor.names();
        String kind = cursor.accept("USING") ? TableReader.upper(cursor.name()) : "BITMAP";
        Map<String, String> properties = cursor.isAt("(") ? cursor.properties() : Map.of();
        String comment = cursor.isAt("COMMENT") ? PrintedComment.ofIndex(cursor) : "";
        return new IndexDdl(name, columns, kind, properties, comment);
    }
}
