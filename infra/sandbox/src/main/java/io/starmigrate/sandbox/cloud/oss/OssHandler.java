package io.starmigrate.sandbox.cloud.oss;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings HTTP requests to the operations and their answers back. */
final class OssHandler extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(OssHandler.class);

    private final Gate gate;
    private final OssOperations operations;
    private final InstantSource clock;
    private final AtomicLong requests = new AtomicLong();

    OssHandler(Gate gate, OssOperations operations, InstantSource clock) {
        this.gate = gate;
        this.operations = operations;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String id = String.format(Locale.ROOT, "%024X", requests.incrementAndGet());
        try {
            OssResponse answer = answer(request, id);
            send(answer, request.getMethod().equals("HEAD"), id, response);
            callback.succeeded();
        } catch (IOException | UncheckedIOException e) {
            log.debug("The client of request {} is gone: {}", id, e.toString());
            callback.failed(e);
        }
        return true;
    }

    private OssResponse answer(Request request, String id) {
        try {
            OssRequest read = OssRequest.of(request);
            gate.check(read);
            return operations.answer(read);
        } catch (OssException e) {
            return error(e, request, id);
        } catch (IOException | RuntimeException e) {
            log.error("Request {} {} failed", request.getMethod(), request.getHttpURI(), e);
            return error(new OssException(500, "InternalError", e.toString()), request, id);
        }
    }

    private static OssResponse error(OssException refused, Request request, String id) {
        return OssResponse.xml(
                        refused.status(),
                        XmlDocument.root("Error")
                                .leaf("Code", refused.code())
                                .leaf("Message", String.valueOf(refused.getMessage()))
                                .leaf("RequestId", id)
                                .leaf(
                                        "HostId",
                                        String.valueOf(request.getHttpURI().getAuthority()))
                                .end())
                // A refused body is not read to its end, so the connection cannot carry another request.
                .with("Connection", "close");
    }

    private void send(OssResponse answer, boolean headOnly, String id, Response response) throws IOException {
        response.setStatus(answer.status());
        response.getHeaders().put("Server", "AliyunOSS");
        response.getHeaders().put("Date", Times.http(clock.instant()));
        response.getHeaders().put("x-oss-request-id", id);
        answer.headers().forEach(response.getHeaders()::put);
        if (answer.status() != 204 && answer.status() != 304) {
            response.getHeaders().put("Content-Length", answer.length());
        }
        if (!headOnly) {
            try (OutputStream out = Content.Sink.asOutputStream(response)) {
                answer.body().writeTo(out);
            }
        }
    }
}
