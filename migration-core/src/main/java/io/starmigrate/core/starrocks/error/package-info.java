/** What a cluster's refusal means: error codes and texts, and what to do about each. */
@NullMarked
package io.starmigrate.core.starrocks.error;

import org.jspecify.annotations.NullMarked;
