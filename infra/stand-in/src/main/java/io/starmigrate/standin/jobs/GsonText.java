package io.starmigrate.standin.jobs;

import java.util.List;
import java.util.stream.Collectors;

/** JSON texts as the front end's Gson writes them: no blanks, HTML characters escaped. */
public final class GsonText {
    private GsonText() {}

    public static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> quoted.append(c < ' ' || "<>&='".indexOf(c) >= 0 ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }

    public static String strings(List<String> texts) {
        return texts.stream().map(GsonText::string).collect(Collectors.joining(",", "[", "]"));
    }
}
