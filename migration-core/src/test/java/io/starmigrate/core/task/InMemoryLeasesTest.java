package io.starmigrate.core.task;

class InMemoryLeasesTest extends LeasesContract {
    private final Leases leases = new InMemoryTaskRecorder();

    @Override
    protected Leases leases() {
        return leases;
    }
}
