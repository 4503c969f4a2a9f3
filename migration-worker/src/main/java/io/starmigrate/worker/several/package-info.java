/** Several databases of one configuration: each is a job of its own, and what is asked of all is asked of each. */
@NullMarked
package io.starmigrate.worker.several;

import org.jspecify.annotations.NullMarked;
