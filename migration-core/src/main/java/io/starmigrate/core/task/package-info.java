/** The task-state model: what is moved, how far it is, and the two ports that remember and announce it. */
@NullMarked
package io.starmigrate.core.task;

import org.jspecify.annotations.NullMarked;
