/** The stand-in held against what running front ends answered. */
@NullMarked
package io.starmigrate.sandbox.starrocks.server;

import org.jspecify.annotations.NullMarked;
