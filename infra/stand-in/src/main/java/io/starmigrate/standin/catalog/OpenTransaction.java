package io.starmigrate.standin.catalog;

import java.time.Instant;

/**
 * A transaction that somebody else has begun, such as a stream load, and that does not show yet.
 *
 * @param id the cluster's number for it
 * @param status PREPARE, PREPARED or COMMITTED
 * @param origin the kind of load it belongs to, as the cluster names it: {@code BACKEND_STREAMING},
 *     {@code LAKE_COMPACTION}
 */
public record OpenTransaction(long id, String database, String label, String status, String origin, Instant begun) {}
