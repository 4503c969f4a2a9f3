/** The whole world of a migration in one process, on loopback: for trying and testing, never part of the product. */
@NullMarked
package io.starmigrate.sandbox;

import org.jspecify.annotations.NullMarked;
