/** A stand-in put together: one cluster that listens, is filled, disturbed and stopped. */
@NullMarked
package io.starmigrate.standin.cluster;

import org.jspecify.annotations.NullMarked;
