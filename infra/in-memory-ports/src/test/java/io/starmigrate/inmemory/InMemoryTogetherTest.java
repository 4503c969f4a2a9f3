package io.starmigrate.inmemory;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TogetherContract;

class InMemoryTogetherTest extends TogetherContract {
    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();

    @Override
    protected TaskRecorder recorder() {
        return recorder;
    }

    @Override
    protected Leases leases() {
        return recorder;
    }
}
