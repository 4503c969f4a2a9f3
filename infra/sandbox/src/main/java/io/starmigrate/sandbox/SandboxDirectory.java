package io.starmigrate.sandbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The directory one sandbox lives in: what another one, running or stopped, has left there is never mixed with it. */
record SandboxDirectory(Path path) {
    private static final String TAKEN = "sandbox.pid";
    private static final List<String> OURS = List.of(TAKEN, ".env", "clouds", "source", "target");

    /**
     * Takes the directory, which is made when it is not there.
     *
     * @return why it cannot be taken; empty when it is ours
     */
    Optional<String> take() throws IOException {
        try {
            Files.createDirectories(path);
            Optional<Path> there =
                    OURS.stream().map(path::resolve).filter(Files::exists).findFirst();
            if (there.isPresent()) {
                return Optional.of(occupied(there.get()));
            }
            Path taken = Files.createFile(path.resolve(TAKEN));
            Files.writeString(taken, Long.toString(ProcessHandle.current().pid()));
            return Optional.empty();
        } catch (FileAlreadyExistsException another) {
            return Optional.of(Files.isDirectory(path) ? occupied(path.resolve(TAKEN)) : "it is no directory");
        }
    }

    private String occupied(Path there) throws IOException {
        return running()
                .map(pid -> "a sandbox runs there, as process " + pid)
                .orElse(there.getFileName() + " is there already, and a sandbox starts on an empty directory");
    }

    private Optional<Long> running() throws IOException {
        Path taken = path.resolve(TAKEN);
        if (!Files.isRegularFile(taken)) {
            return Optional.empty();
        }
        String pid = Files.readString(taken).strip();
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::pid)
                : Optional.empty();
    }

    /** Is there while everything is up. */
    Path ready() {
        return path.resolve("ready");
    }

    /** What is left belongs to no process any more. */
    void release() throws IOException {
        Files.deleteIfExists(ready());
        Files.deleteIfExists(path.resolve(TAKEN));
    }
}
