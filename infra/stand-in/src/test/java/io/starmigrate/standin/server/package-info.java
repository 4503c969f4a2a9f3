/** The stand-in held against what running front ends answered. */
@NullMarked
package io.starmigrate.standin.server;

import org.jspecify.annotations.NullMarked;
