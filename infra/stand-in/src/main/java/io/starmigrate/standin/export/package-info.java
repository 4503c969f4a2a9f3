/** EXPORT TABLE: jobs, their states, and the CSV files they write. */
@NullMarked
package io.starmigrate.standin.export;

import org.jspecify.annotations.NullMarked;
