package io.starmigrate.worker.load;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.text.Units;
import java.util.Optional;

/** Tells messages that can never lead to a load from those that can. Pure. */
public final class MessageFit {
    private MessageFit() {}

    /**
     * Why a message names no data file of a job below {@code storage}; empty when it does.
     *
     * @param storage where the target loads from
     */
    public static Optional<String> misfit(FileMessage message, StorageUri storage) {
        boolean fits = DataFileKey.parse(storage, message.object())
                .map(FileTaskId::of)
                .filter(message.file()::equals)
                .isPresent();
        return fits
                ? Optional.empty()
                : Optional.of(
                        message.object() + " is not where data file " + message.file() + " lies below " + storage);
    }

    /** Why a message leads nowhere whose partition task the recorder does not have. */
    public static String unknown(FileMessage message) {
        return "the recorder has no partition task " + message.file().task();
    }

    /** The file of this message, where the manifest lists it. */
    public static Optional<ManifestFile> listed(FileMessage message, Manifest manifest) {
        return manifest.attempt() == message.file().attempt()
                ? manifest.arrival(message.file().name())
                : Optional.empty();
    }

    /**
     * Why a message that the manifest does not list can never be loaded; empty when nothing is wrong with it: exports
     * and slices that are given up leave files, and versions before 2.5 write files without rows.
     */
    public static Optional<String> unlisted(FileMessage message, Manifest manifest) {
        int attempt = message.file().attempt();
        if (attempt < manifest.attempt()
                || message.size() == 0
                || (attempt == manifest.attempt()
                        && DataFileKey.isOfSlice(message.file().name()))) {
            return Optional.empty();
        }
        return Optional.of(
                attempt > manifest.attempt()
                        ? "export attempt " + attempt + " was never made; the last one was " + manifest.attempt()
                        : "the manifest of attempt " + attempt + " does not list it");
    }

    /**
     * What is wrong with a file of this length; empty when it is what the manifest says, or what was written down of it
     * before it was written.
     *
     * @param right the length it has to have
     */
    public static Optional<String> altered(long size, long right) {
        return size == right
                ? Optional.empty()
                : Optional.of("it has " + Units.counted(size, "byte") + ", the manifest says " + Units.count(right));
    }
}
