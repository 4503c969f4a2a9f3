/** How a cluster is told to reach an object store: credentials, endpoints and URI schemes of each version. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.access;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
