package io.starmigrate.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes to.
 *
 * @param out results
 * @param err progress, messages and logs
 * @param interactive whether a person is looking on, so that lines can be redrawn
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    /** The streams of this process, written as UTF-8 whatever the platform's default is. */
    public static Terminal ofProcess() {
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), isWatched());
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
