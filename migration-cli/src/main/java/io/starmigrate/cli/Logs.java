package io.starmigrate.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.starmigrate.cli.options.CommandOptions;
import io.starmigrate.cli.terminal.Terminal;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.service.KeyedLines;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Fits what {@code logback.xml} sets up to one run of a command. */
public final class Logs {
    private static final String OURS = "io.starmigrate";
    private static final String BRIEF = "%d{yyyy-MM-dd'T'HH:mm:ssXXX,UTC} %-5level %msg%n";
    private static final String FULL = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger{24} %msg%n";

    private Logs() {}

    /**
     * Lets only warnings stand beside the progress, and writes all to a file.
     *
     * @param file where all is written to
     * @param unsaid whose warnings go to the file only
     */
    public static void onlyWarnings(Path file, Class<?> unsaid) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Appender<ILoggingEvent> stderr = root.getAppender("STDERR");
        stderr.addFilter(threshold(Level.WARN));
        stderr.addFilter(without(unsaid.getName()));
        root.addAppender(file(context, file));
    }

    /** The progress tells of every partition that has FAILED, whoever worked on it. */
    private static Filter<ILoggingEvent> withoutFailures() {
        Filter<ILoggingEvent> filter = new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                return event.getLevel() == Level.ERROR && has(event, ProgressListener.TOLD)
                        ? FilterReply.DENY
                        : FilterReply.NEUTRAL;
            }
        };
        filter.start();
        return filter;
    }

    private static boolean has(ILoggingEvent event, Marker marker) {
        return event.getMarkerList() != null && event.getMarkerList().contains(marker);
    }

    private static Filter<ILoggingEvent> without(String logger) {
        Filter<ILoggingEvent> filter = new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                return event.getLoggerName().equals(logger) ? FilterReply.DENY : FilterReply.NEUTRAL;
            }
        };
        filter.start();
        return filter;
    }

    /**
     * On a terminal the progress bars tell what goes on, so only warnings go beside them, unless all is asked for.
     * Threads and classes are told in the file, and where all is asked for.
     */
    static void adjust(CommandOptions options, Terminal terminal) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(OURS).setLevel(options.debug ? Level.DEBUG : Level.INFO);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Appender<ILoggingEvent> stderr = root.getAppender("STDERR");
        stderr.clearAllFilters();
        stderr.addFilter(threshold(terminal.interactive() && !options.debug ? Level.WARN : Level.TRACE));
        if (!options.debug) {
            stderr.addFilter(withoutFailures());
        }
        if (stderr instanceof ConsoleAppender<ILoggingEvent> console) {
            console.setEncoder(encoder(context, options.debug ? FULL : BRIEF));
        }
        if (options.logFile != null) {
            root.addAppender(file(context, options.logFile));
        }
    }

    private static void requireWritable(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw unwritable(path, folder + " is no folder; make it, or name another");
        }
        if (Files.isDirectory(path)) {
            throw unwritable(path, "it is a folder; name a file in it");
        }
        try {
            Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException refused) {
            throw unwritable(path, why(refused) + "; name a file that may be written, or leave --log-file out");
        }
    }

    private static String why(IOException refused) {
        if (refused instanceof AccessDeniedException || refused instanceof NoSuchFileException) {
            return "this user cannot make it or write to it";
        }
        return String.valueOf(refused.getMessage());
    }

    private static MigrationException unwritable(Path path, String why) {
        return new MigrationException(Fault.WRONG_INPUT, "Cannot write the log to " + path + ": " + why, null);
    }

    private static ThresholdFilter threshold(Level level) {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(level.toString());
        filter.start();
        return filter;
    }

    /** @throws MigrationException when the file cannot be written: whoever asks for a log relies on it */
    private static FileAppender<ILoggingEvent> file(LoggerContext context, Path path) {
        requireWritable(path);
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setContext(context);
        file.setFile(path.toString());
        file.setEncoder(encoder(context, FULL));
        file.start();
        return file;
    }

    private static KeyedLines encoder(LoggerContext context, String pattern) {
        KeyedLines encoder = new KeyedLines();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }
}
