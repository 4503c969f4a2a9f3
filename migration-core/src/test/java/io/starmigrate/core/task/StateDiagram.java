package io.starmigrate.core.task;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Draws a lifecycle as Mermaid, which code hosts render. */
final class StateDiagram {
    private StateDiagram() {}

    /**
     * The diagram, without a fence around it.
     *
     * @param first the state that a task begins in
     */
    static <S extends Enum<S>> String of(Lifecycle<S> lifecycle, S first) {
        String begin = "    [*] --> " + first + "\n";
        String steps = lifecycle.steps().stream()
                .map(step -> "    " + step.from() + " --> " + step.to() + ": "
                        + step.when().replace(":", ",") + "\n")
                .collect(Collectors.joining());
        String end = Arrays.stream(first.getDeclaringClass().getEnumConstants())
                .filter(lifecycle::isFinal)
                .map(state -> "    " + state + " --> [*]\n")
                .collect(Collectors.joining());
        return "stateDiagram-v2\n" + begin + steps + end;
    }
}
