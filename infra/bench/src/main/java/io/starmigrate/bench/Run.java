package io.starmigrate.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One run of a program, measured from outside.
 *
 * @param seconds from its start to its end
 * @param cpuSeconds of all its threads, in user and system mode
 * @param residentMegabytes its peak
 */
record Run(double seconds, double cpuSeconds, double residentMegabytes) {
    private static final double NANOS = 1e9;
    private static final double TICKS = 100;
    private static final double KILOBYTES = 1024;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final long LOOK_MILLIS = 10;

    /** Runs a command to its end; its output goes to a file. */
    static Run of(List<String> command, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        // Loopback is plain HTTP; some tools refuse to start with a bundle of their own to load.
        builder.environment().remove("AWS_CA_BUNDLE");
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        Process process = builder.start();
        double cpu = 0;
        double resident = 0;
        while (!ended(process)) {
            cpu = Math.max(cpu, cpuSeconds(process.pid()));
            resident = Math.max(resident, resident(process.pid()));
        }
        double seconds = (System.nanoTime() - begun) / NANOS;
        if (process.exitValue() != 0) {
            throw new IOException(
                    command.get(0) + " ended with " + process.exitValue() + ": " + Files.readString(output));
        }
        return new Run(seconds, cpu, resident);
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(LOOK_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What a process has used until now; 0 for one that has ended. */
    static double cpuSeconds(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static double resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KILOBYTES)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
