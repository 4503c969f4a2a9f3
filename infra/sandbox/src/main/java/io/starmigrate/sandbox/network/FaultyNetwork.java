package io.starmigrate.sandbox.network;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links with faults between a worker and everything it talks to: the front ends of both clusters, both storages, the
 * queue and the recorder. The clusters themselves, and the trigger, reach the storages as before. Close it once.
 */
public final class FaultyNetwork implements AutoCloseable {
    private static final List<String> PORTS = List.of("SOURCE_PORT", "TARGET_PORT");
    private static final Map<String, String> ENDPOINTS = Map.of(
            "SOURCE_STORAGE_ENDPOINT", "SOURCE_STORAGE_CLUSTER_ENDPOINT",
            "AWS_ENDPOINT_URL_S3", "TARGET_STORAGE_CLUSTER_ENDPOINT",
            "AWS_ENDPOINT_URL_SQS", "",
            "AWS_ENDPOINT_URL_DYNAMODB", "");

    private final Map<String, FaultyProxy> links = new LinkedHashMap<>();
    private final Map<String, String> configuration;

    private FaultyNetwork(Map<String, String> direct, LinkFaults faults, long seed) {
        configuration = new LinkedHashMap<>(direct);
        for (String key : PORTS) {
            int port = Integer.parseInt(direct.getOrDefault(key, ""));
            configuration.put(key, Integer.toString(link(key, port, faults, seed)));
        }
        ENDPOINTS.keySet().stream().sorted().forEach(key -> {
            String endpoint = direct.getOrDefault(key, "");
            int port = link(key, URI.create(endpoint).getPort(), faults, seed);
            configuration.put(key, "http://127.0.0.1:" + port);
            String cluster = ENDPOINTS.getOrDefault(key, "");
            if (!cluster.isEmpty()) {
                configuration.put(cluster, endpoint);
            }
        });
    }

    /**
     * Puts links before the servers a configuration names.
     *
     * @param direct a sandbox's configuration, key by key
     */
    public static FaultyNetwork before(Map<String, String> direct, LinkFaults faults, long seed) {
        return new FaultyNetwork(direct, faults, seed);
    }

    private int link(String name, int server, LinkFaults faults, long seed) {
        FaultyProxy link = FaultyProxy.to(name, server, faults, seed * 31 + links.size());
        links.put(name, link);
        return link.port();
    }

    /** The configuration that goes through the links. */
    public Map<String, String> configuration() {
        return Map.copyOf(configuration);
    }

    /** From now on these faults happen on every link. */
    public void change(LinkFaults faults) {
        links.values().forEach(link -> link.change(faults));
    }

    /** The link that stands for the server this key of the configuration names. */
    public FaultyProxy link(String key) {
        FaultyProxy link = links.get(key);
        if (link == null) {
            throw new IllegalArgumentException("There is no link for " + key + ", only for " + links.keySet());
        }
        return link;
    }

    /** How many connections were refused or broken so far. */
    public int faulted() {
        return links.values().stream().mapToInt(FaultyProxy::faulted).sum();
    }

    @Override
    public void close() {
        links.values().forEach(FaultyProxy::close);
    }
}
