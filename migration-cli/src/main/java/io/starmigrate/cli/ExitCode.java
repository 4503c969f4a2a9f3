package io.starmigrate.cli;

/** What the process ends with. */
final class ExitCode {
    /** All done and verified. */
    static final int DONE = 0;
    /** Something failed. */
    static final int FAILED = 1;
    /** Wrong usage or configuration; nothing was started. */
    static final int WRONG_INPUT = 2;

    private ExitCode() {}
}
