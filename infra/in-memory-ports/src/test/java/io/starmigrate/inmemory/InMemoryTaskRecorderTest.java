package io.starmigrate.inmemory;

import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TaskRecorderContract;

// guide begins
class InMemoryTaskRecorderTest extends TaskRecorderContract {
    private final TaskRecorder recorder = new InMemoryTaskRecorder();

    @Override
    protected TaskRecorder recorder() {
        return recorder;
    }
}
// guide ends
