package io.starmigrate.simulation.bench;

import io.starmigrate.core.task.TaskRecorder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.Supplier;

/** A recorder one of whose calls is answered by a test, as by an index that is late or a reply that comes late. */
public final class Answering {
    private Answering() {}

    /**
     * @param call the method's name
     * @param answer empty where the recorder itself is to answer
     */
    public static TaskRecorder instead(TaskRecorder real, String call, Supplier<Optional<?>> answer) {
        return (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    Optional<?> given = method.getName().equals(call) ? answer.get() : Optional.empty();
                    if (given.isPresent()) {
                        return given.get();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
