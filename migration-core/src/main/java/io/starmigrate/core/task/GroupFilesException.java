package io.starmigrate.core.task;

import io.starmigrate.core.text.SettingName;
import java.io.IOException;

/** A manifest lists files that hold the rows of other partitions, too: nobody can restore one of them from it. */
public final class GroupFilesException extends IOException {
    private static final long serialVersionUID = 1L;

    GroupFilesException(int others) {
        super("the files beside it hold the rows of " + others + " other partitions, too (" + SettingName.GROUP_SIZE
                + "): they are no backup; migrate export makes one");
    }
}
