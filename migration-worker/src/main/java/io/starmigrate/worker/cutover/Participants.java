package io.starmigrate.worker.cutover;

import io.starmigrate.core.task.CutoverState;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.cutover.Cutovers.Participant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Jobs that are cut over together, by how far each is. What is recorded is asked for each time. Immutable.
 *
 * @param all in the order in which each step is taken
 */
record Participants(List<Participant> all) {
    Participants {
        all = List.copyOf(all);
    }

    /** Those that are not done: who is done was so together with them. */
    List<Participant> open() {
        return all.stream().filter(participant -> !participant.isDone()).toList();
    }

    /** Those that are done. */
    List<Participant> closed() {
        return all.stream().filter(Participant::isDone).toList();
    }

    /** How far those are that are under way, in their order. */
    Map<Participant, CutoverState> underWay() {
        Map<Participant, CutoverState> states = new LinkedHashMap<>();
        all.forEach(participant -> participant.underWay().ifPresent(under -> states.put(participant, under.state())));
        return states;
    }

    /** What each says, after its label. */
    List<String> said(Function<Cutover, List<String>> sentences) {
        return all.stream()
                .flatMap(participant -> participant.said(sentences.apply(participant.cutover())))
                .toList();
    }

    /**
     * Where one is under way, those that are not done yet go on, however far back: they were, or are to be, cut over
     * together with those that are. Where none is, none begins beside one that is done.
     */
    void requireNoneDone() {
        List<Participant> open = open();
        if (open.isEmpty()) {
            all.forEach(participant -> participant.cutover().requireNotDone(participant.job()));
        }
        boolean isBegun =
                open.stream().anyMatch(participant -> participant.underWay().isPresent());
        if (!isBegun && open.size() < all.size()) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    named(closed().stream(), Participant::label)
                            + " is cut over already, and no cutover is under way. Nothing was begun. Cut over what is"
                            + " left by its own job: "
                            + named(open.stream(), participant -> "migrate cutover --job " + participant.job())
                            + "; or, where the applications have gone back to the source, take back what is done:"
                            + " migrate cutover --reopen",
                    null);
        }
    }

    private static String named(Stream<Participant> some, Function<Participant, String> name) {
        return some.map(name).collect(Collectors.joining(", "));
    }
}
