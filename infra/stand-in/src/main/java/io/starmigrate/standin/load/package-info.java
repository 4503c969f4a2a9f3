/** BROKER LOAD and INSERT: labels, jobs, file reading, filtering and the atomic commit. */
@NullMarked
package io.starmigrate.standin.load;

import org.jspecify.annotations.NullMarked;
