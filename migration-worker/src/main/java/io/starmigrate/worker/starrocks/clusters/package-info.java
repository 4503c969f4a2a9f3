/** Both clusters as a configuration names them: opened, checked, and looked at together. */
@NullMarked
package io.starmigrate.worker.starrocks.clusters;

import org.jspecify.annotations.NullMarked;
