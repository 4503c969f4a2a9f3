package io.starmigrate.sandbox.cloud;

import io.starmigrate.sandbox.cloud.server.CloudServer;
import io.starmigrate.sandbox.cloud.server.CloudServerException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local in a class loader of its own.
 *
 * <p>Its tables are the same for every key and region, and it accepts any credentials. It reports nothing to anybody.
 * Amazon's licence lets a developer run it and lets nobody pass it on: the build leaves it in the local Maven
 * repository, from where it is loaded.
 */
public final class DynamoDbServer implements CloudServer {
    private static final String CLASS_PATH = "/io/starmigrate/dynamodb/class-path";
    private static final String SERVER = "io.starmigrate.dynamodb.LoopbackServer";

    private final URLClassLoader loader;
    private final AutoCloseable server;
    private final URI endpoint;

    private DynamoDbServer(int port, String directory) throws IOException, ReflectiveOperationException {
        loader = new URLClassLoader("dynamodb-local", classPath(), ClassLoader.getPlatformClassLoader());
        // Log4j and the JDK's service loader look classes up through the thread; they must not find the sandbox's.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Object started = loader.loadClass(SERVER)
                    .getConstructor(int.class, String.class)
                    .newInstance(port, directory);
            server = (AutoCloseable) started;
            endpoint = URI.create("http://127.0.0.1:" + ((IntSupplier) started).getAsInt());
        } catch (ReflectiveOperationException | RuntimeException e) {
            loader.close();
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Starts a server that forgets its tables when it is closed. Port 0 takes a free port. */
    public static DynamoDbServer inMemory(int port) {
        return start(port, "");
    }

    /** Starts a server that keeps its tables in this directory, which is created. Port 0 takes a free port. */
    public static DynamoDbServer in(Path directory, int port) {
        try {
            return start(port, Files.createDirectories(directory).toString());
        } catch (IOException e) {
            throw new CloudServerException("Cannot create " + directory + " for DynamoDB Local: " + e, e);
        }
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            // Its threads load classes while they end, so the loader is left to the garbage collector.
            server.close();
        } catch (Exception e) {
            throw new CloudServerException("Cannot stop DynamoDB Local at " + endpoint + ": " + e, e);
        }
    }

    private static DynamoDbServer start(int port, String directory) {
        try {
            return new DynamoDbServer(port, directory);
        } catch (InvocationTargetException e) {
            throw failed(port, e.getCause());
        } catch (IOException | ReflectiveOperationException e) {
            throw failed(port, e);
        }
    }

    private static CloudServerException failed(int port, @Nullable Throwable cause) {
        return new CloudServerException(
                "Cannot start DynamoDB Local on 127.0.0.1:" + port + ": " + cause
                        + "; free the port, or build the module infra/dynamodb-local again",
                cause);
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(home());
        for (String jar : libraries()) {
            urls.add(fileUrl(Path.of(jar)));
        }
        return urls.toArray(URL[]::new);
    }

    /** The jar, or the folder of classes, that holds the resource and the server's class. */
    private static URL home() throws IOException {
        URL resource = DynamoDbServer.class.getResource(CLASS_PATH);
        if (resource == null) {
            throw new IOException("the resource " + CLASS_PATH + " is missing");
        }
        String address = resource.toString();
        String root = address.substring(0, address.length() - CLASS_PATH.length());
        return root.startsWith("jar:")
                ? new URL(root.substring("jar:".length(), root.length() - "!".length()))
                : new URL(root + "/");
    }

    private static List<String> libraries() throws IOException {
        try (InputStream resource = DynamoDbServer.class.getResourceAsStream(CLASS_PATH)) {
            if (resource == null) {
                throw new IOException("the resource " + CLASS_PATH + " is missing");
            }
            return List.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\|"));
        }
    }

    private static URL fileUrl(Path jar) throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException("the library " + jar + " is gone from the local Maven repository");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IOException("the path " + jar + " is no URL", e);
        }
    }
}
