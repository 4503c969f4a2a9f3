package io.starmigrate.sandbox.network;

import io.starmigrate.sandbox.network.LinkFaults.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP link to one server on loopback that refuses, cuts, delays, loses replies, and falls silent. What happens to a
 * connection is decided by the seed and the connection's number. Safe for use by many threads; close it once.
 */
public final class FaultyProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultyProxy.class);
    private static final int PIECE = 16 * 1024;

    private final String name;
    private final int server;
    private final long seed;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "link");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faulted = new AtomicInteger();
    private volatile LinkFaults faults;
    private volatile boolean silent;

    private FaultyProxy(String name, int server, LinkFaults faults, long seed) throws IOException {
        this.name = name;
        this.server = server;
        this.faults = faults;
        this.seed = seed;
        this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    /**
     * Opens a link.
     *
     * @param name what the log calls it
     * @param server the server's port on 127.0.0.1
     */
    public static FaultyProxy to(String name, int server, LinkFaults faults, long seed) {
        try {
            FaultyProxy proxy = new FaultyProxy(name, server, faults, seed);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot listen for " + name, failed);
        }
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return listening.getLocalPort();
    }

    /** From now on these faults happen, on connections that are open, too. */
    public void change(LinkFaults next) {
        faults = next;
    }

    /** From now on whatever is sent, in either direction, is taken and goes nowhere: a connection that is half open. */
    public void fallSilent() {
        silent = true;
    }

    /** What is sent from now on arrives again. */
    public void speak() {
        silent = false;
    }

    /** How many connections were refused or broken so far. */
    public int faulted() {
        return faulted.get();
    }

    private void accept() {
        for (int number = 1; !listening.isClosed(); number++) {
            try {
                open(listening.accept(), new SplittableRandom(seed * 1_000_003 + number));
            } catch (IOException closed) {
                LOG.debug("The link to {} accepts no more: {}", name, closed.getMessage());
            }
        }
    }

    private void open(Socket client, SplittableRandom random) throws IOException {
        if (random.nextDouble() < faults.refused()) {
            happened("refuses a connection");
            client.close();
            return;
        }
        Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), server));
        links.add(link);
        SplittableRandom replies = random.split();
        threads.execute(() -> link.requests(random));
        threads.execute(() -> link.replies(replies));
    }

    private void happened(String what) {
        faulted.incrementAndGet();
        LOG.debug("The link to {} {}", name, what);
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failed) {
            LOG.debug("The link to {} does not close: {}", name, failed.getMessage());
        }
        links.forEach(Link::cut);
        threads.shutdownNow();
    }

    /** One connection. */
    private final class Link {
        private final Socket client;
        private final Socket upstream;
        private volatile boolean deaf;

        Link(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void requests(RandomGenerator random) {
            pump(client, upstream, piece -> {
                Fate fate = faults.fateOfRequest(random);
                LockSupport.parkNanos(faults.delayNanos(random));
                // Before it goes through: its reply must not overtake this.
                deaf |= fate == Fate.REPLY_LOST;
                return fate == Fate.CUT ? random.nextInt(piece) : piece;
            });
        }

        void replies(RandomGenerator random) {
            pump(upstream, client, piece -> {
                if (deaf) {
                    return 0;
                }
                LockSupport.parkNanos(faults.delayNanos(random));
                return faults.fateOfReply(random) == Fate.CUT ? random.nextInt(piece) : piece;
            });
        }

        private void pump(Socket from, Socket to, Passing passing) {
            byte[] buffer = new byte[PIECE];
            try {
                for (int piece = from.getInputStream().read(buffer);
                        piece > 0;
                        piece = from.getInputStream().read(buffer)) {
                    if (silent) {
                        happened("swallows " + piece + " bytes");
                        continue;
                    }
                    int passed = passing.of(piece);
                    to.getOutputStream().write(buffer, 0, passed);
                    if (passed < piece) {
                        happened("breaks after " + passed + " of " + piece + " bytes");
                        break;
                    }
                }
            } catch (IOException broken) {
                LOG.trace("A connection to {} ended: {}", name, broken.getMessage());
            } finally {
                cut();
            }
        }

        void cut() {
            links.remove(this);
            try (client;
                    upstream) {
                LOG.trace("A connection to {} ends", name);
            } catch (IOException ended) {
                LOG.trace("A connection to {} had ended", name);
            }
        }
    }

    /** How much of a piece passes. */
    @FunctionalInterface
    private interface Passing {
        int of(int piece);
    }
}
