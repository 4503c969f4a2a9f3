@NullMarked
package io.starmigrate.standin.export;

import org.jspecify.annotations.NullMarked;
