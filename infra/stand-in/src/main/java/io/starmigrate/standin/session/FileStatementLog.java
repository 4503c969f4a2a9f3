package io.starmigrate.standin.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends statements to a file, entries separated by a line {@code ---}. */
public final class FileStatementLog implements StatementLog {
    private static final String SEPARATOR = "---\n";

    private final Path file;

    /** @param file made when it is not there; what it holds already is kept */
    public FileStatementLog(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void append(String masked) {
        try {
            boolean first = !Files.exists(file) || Files.size(file) == 0;
            Files.writeString(
                    file,
                    (first ? "" : SEPARATOR) + masked + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write statement log " + file + "; check the directory", failed);
        }
    }
}
