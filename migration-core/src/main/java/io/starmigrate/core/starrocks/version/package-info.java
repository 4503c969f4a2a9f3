/** Which version a cluster is, in which mode it runs, and what it can therefore do. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.version;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
