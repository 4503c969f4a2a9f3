/** The roles of one worker for one job, made from ports and settings, and who starts them. */
@NullMarked
package io.starmigrate.worker.crew;

import org.jspecify.annotations.NullMarked;
