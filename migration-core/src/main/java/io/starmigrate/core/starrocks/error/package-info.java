/** What a cluster's refusal means: error codes and texts, and what to do about each. */
@NullMarked
@PublicApi
package io.starmigrate.core.starrocks.error;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
