/** Where rows lie before they show: how stagings are made, named, found again, switched and dropped. */
@NullMarked
package io.starmigrate.worker.starrocks.staging;

import org.jspecify.annotations.NullMarked;
