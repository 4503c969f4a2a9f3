package io.starmigrate.core.config;

/** The groups of keys, in the order they are documented. */
public enum ConfigSection {
    JOB("The job", "作业"),
    SOURCE("Source cluster", "源集群"),
    TARGET("Target cluster", "目标集群"),
    STORAGE("Where the files are", "文件存储"),
    AWS("Recorder and queue", "记录表和队列"),
    SELECTION("What is migrated", "迁移范围"),
    PACE("How much at once", "并发与批次"),
    SERVICE("The worker as a service", "常驻服务");

    private final String english;
    private final String chinese;

    ConfigSection(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Its title in English. */
    public String english() {
        return english;
    }

    /** Its title in Chinese. */
    public String chinese() {
        return chinese;
    }
}
