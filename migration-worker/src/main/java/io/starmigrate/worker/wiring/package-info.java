/** The one place where clients, ports and roles are put together; Guice goes no further. */
@NullMarked
package io.starmigrate.worker.wiring;

import org.jspecify.annotations.NullMarked;
