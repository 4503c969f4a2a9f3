package io.starmigrate.worker.observe.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The page and what belongs to it, from the class path. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private Assets() {}

    /** Each by its path. */
    static Map<String, Response> all() {
        Map<String, Response> all = new HashMap<>();
        all.put("/", read("page.html"));
        for (String name : new String[] {
            "page.css", "page.js", "live.js", "words.js", "format.js", "heat.js", "charts.js", "icon.svg"
        }) {
            all.put("/assets/" + name, read(name));
        }
        return Map.copyOf(all);
    }

    private static Response read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks " + name);
            }
            String type = TYPES.getOrDefault(name.substring(name.indexOf('.') + 1), Response.TEXT);
            return new Response(200, type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
