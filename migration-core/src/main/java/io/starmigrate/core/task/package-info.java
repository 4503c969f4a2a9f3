/** The task-state model: what is moved, how far it is, and the two ports that remember and announce it. */
@NullMarked
@PublicApi
package io.starmigrate.core.task;

import io.starmigrate.core.PublicApi;
import org.jspecify.annotations.NullMarked;
