package io.starmigrate.worker.observe.http;

/** What a request is answered with. */
record Response(int status, String type, String body) {
    static final String JSON = "application/json; charset=utf-8";
    static final String TEXT = "text/plain; charset=utf-8";

    static Response text(int status, String body) {
        return new Response(status, TEXT, body + "\n");
    }
}
