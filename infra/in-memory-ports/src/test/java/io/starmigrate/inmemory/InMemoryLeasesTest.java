package io.starmigrate.inmemory;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.LeasesContract;

class InMemoryLeasesTest extends LeasesContract {
    private final Leases leases = new InMemoryTaskRecorder();

    @Override
    protected Leases leases() {
        return leases;
    }
}
