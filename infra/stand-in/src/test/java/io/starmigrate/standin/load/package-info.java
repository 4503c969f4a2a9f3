@NullMarked
package io.starmigrate.standin.load;

import org.jspecify.annotations.NullMarked;
