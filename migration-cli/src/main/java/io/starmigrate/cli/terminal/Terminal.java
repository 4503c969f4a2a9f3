package io.starmigrate.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes to.
 *
 * @param out results
 * @param err progress, messages and logs
 * @param in what a person types
 * @param interactive whether a person is looking on, so that lines can be redrawn
 */
public record Terminal(PrintStream out, PrintStream err, InputStream in, boolean interactive) {
    /** A terminal nobody types at. */
    public Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this(out, err, InputStream.nullInputStream(), interactive);
    }

    /** The streams of this process, written as UTF-8 whatever the platform's default is. */
    public static Terminal ofProcess() {
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                new FileInputStream(FileDescriptor.in),
                isWatched());
    }

    /** Asks a question; anything but the expected word is a no. */
    public boolean confirms(String question, String expected) {
        err.print(question + " (" + expected + "): ");
        err.flush();
        try {
            String typed = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return typed != null && typed.strip().equals(expected);
        } catch (IOException unreadable) {
            return false;
        }
    }

    // Since Java 22 there is a console even without a terminal, and a method that tells the difference.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException olderThanJava22) {
            return true;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
