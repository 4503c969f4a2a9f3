package io.starmigrate.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Divides the files of one partition into loads.
 *
 * @param maxBytes how many bytes a load has at most, unless one file alone has more
 * @param maxFiles how many files a load has at most
 */
public record LoadBatcher(long maxBytes, int maxFiles) {
    public LoadBatcher {
        if (maxBytes < 1 || maxFiles < 1) {
            throw new IllegalArgumentException("Cannot make loads of " + maxBytes + " bytes and " + maxFiles
                    + " files; allow at least one of each");
        }
    }

    /**
     * The loads, in the order of the files: each file is in exactly one.
     *
     * @param files the files
     * @param size a file's length in bytes
     */
    public <F> List<List<F>> divide(List<F> files, ToLongFunction<F> size) {
        List<List<F>> loads = new ArrayList<>();
        List<F> current = new ArrayList<>();
        long bytes = 0;
        for (F file : files) {
            long length = size.applyAsLong(file);
            // Written as a subtraction because the sum could overflow.
            if (!current.isEmpty() && (current.size() == maxFiles || length > maxBytes - bytes)) {
                loads.add(List.copyOf(current));
                current.clear();
                bytes = 0;
            }
            current.add(file);
            bytes += length;
        }
        if (!current.isEmpty()) {
            loads.add(List.copyOf(current));
        }
        return List.copyOf(loads);
    }
}
