package io.starmigrate.core.starrocks.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which cluster this is: what it says of itself in {@code SHOW FRONTENDS}, and how it is reached. Immutable.
 *
 * @param id the number every cluster draws when it is set up; empty where it was not told. A cluster that was restored
 *     from another's snapshot may carry the other's
 * @param frontEnds host and MySQL port of each front end as the cluster has them; empty where not told
 * @param addresses host and port of each front end as the configuration has them, in lower case
 */
public record ClusterIdentity(String id, List<String> frontEnds, List<String> addresses) {
    /** Of a cluster nobody has named. */
    public static final ClusterIdentity NONE = new ClusterIdentity("", List.of(), List.of());

    public ClusterIdentity {
        frontEnds = sorted(frontEnds);
        addresses = sorted(addresses);
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    /** A cluster that has told nothing yet. */
    public static ClusterIdentity at(Collection<String> hosts, int port) {
        return new ClusterIdentity(
                "", List.of(), hosts.stream().map(host -> host + ":" + port).toList());
    }

    /** The same after it has answered {@code SHOW FRONTENDS}. */
    public ClusterIdentity told(List<CatalogRow> answer) {
        String id = answer.stream()
                .map(row -> row.text("ClusterId"))
                .filter(text -> text.matches("[1-9]\\d*"))
                .findFirst()
                .orElse("");
        List<String> frontEnds = answer.stream()
                .map(row -> row.text("IP", "Host") + ":" + row.text("QueryPort"))
                .toList();
        return new ClusterIdentity(id, frontEnds, addresses);
    }

    /** Whether anything is known of it. */
    public boolean isKnown() {
        return !id.isEmpty() || !addresses.isEmpty();
    }

    private boolean isTold() {
        return !id.isEmpty();
    }

    /** Whether two clusters, asked at one time, are one. */
    public enum Likeness {
        SAME,
        OTHER,
        /** Nobody can say by this: it takes a look at what they hold. */
        UNKNOWN
    }

    /** Whether this is the same cluster as another that was asked at the same time. */
    public Likeness compare(ClusterIdentity other) {
        if (meet(addresses, other.addresses)) {
            return Likeness.SAME;
        }
        if (!isTold() || !other.isTold()) {
            return Likeness.UNKNOWN;
        }
        return id.equals(other.id) && !areApart(frontEnds, other.frontEnds) ? Likeness.SAME : Likeness.OTHER;
    }

    /** Of two clusters with one id, one was restored from the other's snapshot; their front ends are not the same. */
    private static boolean areApart(List<String> some, List<String> others) {
        return !some.isEmpty() && !others.isEmpty() && !meet(some, others);
    }

    /** Whether this is what {@code now} was earlier; by then front ends may have moved, so a told id decides. */
    public boolean isStill(ClusterIdentity now) {
        return (isTold() && now.isTold()) ? id.equals(now.id) : meet(addresses, now.addresses);
    }

    /** This cluster with what is known of it now, and the addresses of both times. */
    public ClusterIdentity joined(ClusterIdentity now) {
        return new ClusterIdentity(
                now.isTold() ? now.id : id,
                now.isTold() ? now.frontEnds : frontEnds,
                Stream.concat(addresses.stream(), now.addresses.stream()).toList());
    }

    private static boolean meet(List<String> some, List<String> others) {
        return !Collections.disjoint(some, others);
    }

    /** What messages call it. */
    public String description() {
        String where = String.join(", ", addresses);
        return isTold() ? where + " (cluster id " + id + ")" : where;
    }
}
