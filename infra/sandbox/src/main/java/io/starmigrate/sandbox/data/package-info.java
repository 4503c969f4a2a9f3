/** What the sandbox's source cluster is filled with. */
@NullMarked
package io.starmigrate.sandbox.data;

import org.jspecify.annotations.NullMarked;
