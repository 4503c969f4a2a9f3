package io.starmigrate.worker.observe.http;

import java.nio.charset.StandardCharsets;

/** What a request is answered with. */
record Answer(int status, String type, byte[] body) {
    static final String JSON = "application/json; charset=utf-8";
    static final String TEXT = "text/plain; charset=utf-8";

    static Answer of(int status, String type, String body) {
        return new Answer(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer text(int status, String body) {
        return of(status, TEXT, body + "\n");
    }
}
