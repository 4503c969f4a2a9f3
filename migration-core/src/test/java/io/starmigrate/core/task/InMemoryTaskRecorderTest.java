package io.starmigrate.core.task;

class InMemoryTaskRecorderTest extends TaskRecorderContract {
    private final TaskRecorder recorder = new InMemoryTaskRecorder();

    @Override
    protected TaskRecorder recorder() {
        return recorder;
    }
}
