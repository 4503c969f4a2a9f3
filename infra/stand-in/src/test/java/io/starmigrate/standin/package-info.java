@NullMarked
package io.starmigrate.standin;

import org.jspecify.annotations.NullMarked;
