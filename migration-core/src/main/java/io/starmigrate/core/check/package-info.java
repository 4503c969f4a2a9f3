/** What a check says of what it found, decided without asking anybody. */
@NullMarked
package io.starmigrate.core.check;

import org.jspecify.annotations.NullMarked;
