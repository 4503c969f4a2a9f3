/** What is out of reach, since when, and when that is said. */
@NullMarked
package io.starmigrate.worker.outage;

import org.jspecify.annotations.NullMarked;
