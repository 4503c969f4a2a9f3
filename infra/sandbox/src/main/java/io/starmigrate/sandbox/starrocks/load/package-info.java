/** BROKER LOAD and INSERT: labels, jobs, file reading, filtering and the atomic commit. */
@NullMarked
package io.starmigrate.sandbox.starrocks.load;

import org.jspecify.annotations.NullMarked;
