/**
 * The StarRocks stand-in: what every part of it shares, that is who it claims to be, what it answers and how it
 * refuses.
 */
@NullMarked
package io.starmigrate.standin;

import org.jspecify.annotations.NullMarked;
