package io.starmigrate.simulation.world;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.lang.reflect.Proxy;

/** One invocation of a trigger, as Lambda tells it: it has half a minute, and nobody reads its log. */
public final class Invocation {
    private static final int TIMEOUT = 30_000;

    private Invocation() {}

    /** What the handler is told of it: a new one each time. */
    public static Context context() {
        LambdaLogger silent = new LambdaLogger() {
            @Override
            public void log(String message) {}

            @Override
            public void log(byte[] message) {}
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getLogger" -> silent;
                    case "getRemainingTimeInMillis" -> TIMEOUT;
                    default -> null;
                });
    }
}
