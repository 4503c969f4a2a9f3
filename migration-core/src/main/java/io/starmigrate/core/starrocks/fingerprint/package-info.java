/** The queries that prove two partitions equal: the same text for both clusters, computed inside each. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
