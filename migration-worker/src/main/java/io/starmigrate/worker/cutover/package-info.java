/** From rounds to the moment when applications are switched: readiness, freeze, last round, proof, restore. */
@NullMarked
package io.starmigrate.worker.cutover;

import org.jspecify.annotations.NullMarked;
