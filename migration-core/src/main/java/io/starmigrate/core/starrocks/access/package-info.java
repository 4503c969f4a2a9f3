/** How a cluster is told to reach an object store: credentials, endpoints and URI schemes of each version. */
@NullMarked
package io.starmigrate.core.starrocks.access;

import org.jspecify.annotations.NullMarked;
