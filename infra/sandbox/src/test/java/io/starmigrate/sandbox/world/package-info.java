/** What goes wrong in a world on order. */
@NullMarked
package io.starmigrate.sandbox.world;

import org.jspecify.annotations.NullMarked;
