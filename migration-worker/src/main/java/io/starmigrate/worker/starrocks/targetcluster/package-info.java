/** The target cluster: loads, publications, claims, fingerprints. */
@NullMarked
package io.starmigrate.worker.starrocks.targetcluster;

import org.jspecify.annotations.NullMarked;
