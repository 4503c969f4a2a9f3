/** How roles and commands go on, step by step; time is whoever drives them. */
@NullMarked
package io.starmigrate.worker.loop;

import org.jspecify.annotations.NullMarked;
