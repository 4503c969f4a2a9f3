/** The task manager: what an operator can ask of a migration, and the roles that do it. */
@NullMarked
package io.starmigrate.worker;

import org.jspecify.annotations.NullMarked;
