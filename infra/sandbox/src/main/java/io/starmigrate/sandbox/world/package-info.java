/** The whole world of a migration in one process: both clusters, both clouds, and the trigger between them. */
@NullMarked
package io.starmigrate.sandbox.world;

import org.jspecify.annotations.NullMarked;
