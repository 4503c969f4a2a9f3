package io.starmigrate.core.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A secret that stands in a file of its own, as who mounts secrets into a machine or a container writes them. */
final class SecretFile {
    static final String PREFIX = "file:";
    private static final String UNEXPANDED = ": ~ is a sign like any other here; write the whole path";

    private SecretFile() {}

    /**
     * What the file holds, without the line break at its end.
     *
     * @param reference begins with {@link #PREFIX}
     * @throws IOException saying what is wrong, without the name: it may be a password that begins like this
     */
    static String read(String reference) throws IOException {
        String path = reference.substring(PREFIX.length()).strip();
        String text;
        try {
            text = Files.readString(Path.of(path));
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no such file" + (path.startsWith("~") ? UNEXPANDED : ""), missing);
        } catch (IOException | InvalidPathException unreadable) {
            throw new IOException("the file it names cannot be read", unreadable);
        }
        String secret = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        secret = secret.endsWith("\r") ? secret.substring(0, secret.length() - 1) : secret;
        if (secret.isBlank() || secret.contains("\n")) {
            throw new IOException("the file it names does not hold one line of text");
        }
        return secret;
    }
}
