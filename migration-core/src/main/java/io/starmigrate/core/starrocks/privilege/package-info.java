/** What an account may do in a cluster, as the cluster tells it. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.privilege;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
