package io.starmigrate.worker.observe.http;

/** What a request is answered with. */
record Answer(int status, String type, String body) {
    static final String JSON = "application/json; charset=utf-8";
    static final String TEXT = "text/plain; charset=utf-8";

    static Answer text(int status, String body) {
        return new Answer(status, TEXT, body + "\n");
    }
}
