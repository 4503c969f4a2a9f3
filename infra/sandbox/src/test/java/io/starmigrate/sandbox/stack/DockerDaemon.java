package io.starmigrate.sandbox.stack;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Asks for Docker's daemon: its command alone is on many machines that cannot run a container. */
final class DockerDaemon {
    private DockerDaemon() {}

    static boolean runs() throws InterruptedException {
        try {
            Process info = new ProcessBuilder("docker", "info")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (info.waitFor(20, TimeUnit.SECONDS)) {
                return info.exitValue() == 0;
            }
            info.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
