/** The queries that prove two partitions equal: the same text for both clusters, computed inside each. */
@NullMarked
package io.starmigrate.core.starrocks.fingerprint;

import org.jspecify.annotations.NullMarked;
