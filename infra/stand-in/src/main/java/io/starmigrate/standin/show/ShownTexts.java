package io.starmigrate.standin.show;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.catalog.KeyModel;

/** How a version prints the texts in definitions that users wrote freely. */
final class ShownTexts {
    private final Personality personality;

    ShownTexts(Personality personality) {
        this.personality = personality;
    }

    /** Backslashes and double quotes with a backslash in front. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Without escapes before 3.1, and until 4.1 in tables with a primary key. */
    String columnComment(KeyModel model, String comment) {
        boolean raw = !personality.atLeast(3, 1) || (model == KeyModel.PRIMARY && !personality.atLeast(4, 1));
        return raw ? comment : escaped(comment);
    }

    /** Of a table or view: without escapes before 3.0. */
    String comment(String comment) {
        return personality.atLeast(3, 0) ? escaped(comment) : comment;
    }

    /** Without escapes before 3.1; in 3.1 with a number for each character beyond ASCII. */
    String defaultValue(String value) {
        if (!personality.atLeast(3, 1)) {
            return value;
        }
        return personality.atLeast(3, 2) ? escaped(value) : numbered(escaped(value));
    }

    private static String numbered(String text) {
        StringBuilder numbered = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            numbered.append(c < 0x7f ? String.valueOf(c) : String.format("\\u%04X", (int) c));
        }
        return numbered.toString();
    }
}
