package io.starmigrate.worker.load;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import java.util.Comparator;
import java.util.List;

/**
 * What is loaded together once loads were cancelled: what was cancelled together is loaded in halves next, so that a
 * file that cannot be loaded stands alone in the end, and the others are loaded without it. Pure: what was cancelled is
 * recorded, so whoever goes on decides the same.
 */
final class Halving {
    /** How the record of a load says that its files are to be loaded in halves. */
    private static final String HALVED = "its files are loaded in halves: ";

    private Halving() {}

    /** Why a load is cancelled whose files are to be loaded in halves. */
    static String why(String error) {
        return HALVED + error;
    }

    /** Whether a load was cancelled for {@link #why}: not for what is over with time. */
    static boolean isHalved(Load load) {
        return load.state() == LoadState.CANCELLED && load.change().why().startsWith(HALVED);
    }

    /**
     * Which files go into the next load.
     *
     * @param waiting the files that wait, in name order; at least one
     * @param cancelled the loads of this pass that {@link #isHalved}
     * @return the first of them, and those it may be loaded with, in the same order
     */
    static List<String> next(List<String> waiting, List<Load> cancelled) {
        List<String> half = half(waiting.get(0), cancelled);
        return waiting.stream()
                .filter(file -> half(file, cancelled).equals(half))
                .toList();
    }

    /** The files of the half that a file belongs to; none while no load of several with it was cancelled. */
    private static List<String> half(String file, List<Load> cancelled) {
        return cancelled.stream()
                .map(Load::files)
                .filter(files -> files.size() > 1 && files.contains(file))
                .min(Comparator.comparingInt(List::size))
                .map(files -> half(file, files.stream().sorted().toList(), (files.size() + 1) / 2))
                .orElse(List.of());
    }

    private static List<String> half(String file, List<String> files, int middle) {
        List<String> first = files.subList(0, middle);
        return first.contains(file) ? first : files.subList(middle, files.size());
    }
}
