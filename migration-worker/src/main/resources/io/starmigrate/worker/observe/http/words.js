// What the page says, in English and Chinese. A test holds both to the same keys.
export const WORDS = {
  en: {
    other: "中文", skip: "To the stages", job: "Job", stages: "Stages", stage: "Stage", progress: "Done",
    partitions: "Partitions", bytes: "Bytes", rate: "Rate", eta: "Time left", oldest: "Longest unchanged",
    stageNote: "Rates are over ten minutes. What is not exported yet is estimated. Of the relay only what this worker sends is known.",
    failures: "Failures", noFailures: "Nothing has failed.", more: "More at /api/v1/failures.", copy: "Copy", copied: "Copied",
    mend: "Then:", tables: "Partitions by table",
    heatNote: "Each square is a partition. Point at one, or focus a table and use the arrow keys.",
    throughput: "Throughput", noPoints: "Not enough was seen yet.", most: "at most",
    pacing: "Pacing of the export", limit: "Exports that may run at once:", decisions: "Decisions",
    noDecisions: "Nothing was decided yet.", worker: "Worker", dependency: "What it asks", answered: "Answered",
    failed: "Failed", rounds: "Rounds", noRounds: "No round has ended yet.", outOfReach: "Out of reach", since: "since",
    readOnly: "This page is for reading only. The same as data:", queue: "Queue", waiting: "waiting", held: "being worked on",
    dead: "dead letters", running: "running since", round: "Round", live: "Live", lost: "Connection lost; trying again",
    asOf: "as of", notYet: "The job was not looked at yet", files: "files", file: "file", parts: "partitions", part: "partition", rows: "rows",
    row: "row", left: "left", generation: "generation",
    EXPORT: "Export", RELAY: "Relay", LOAD: "Load", PUBLISH: "Verify and publish",
    PLANNED: "planned", EXPORTING: "exporting", EXPORTED: "exported", LOADING: "loading", VERIFYING: "verifying",
    PUBLISHED: "published", FAILED: "failed", CANCELLED: "cancelled", SUPERSEDED: "superseded",
    DROPPED_AT_SOURCE: "dropped at the source",
    CALM: "the source is calm", CPU: "its CPU is busy", MEMORY: "its memory is full", REFUSED: "it refused an export",
    FINGERPRINT: "proved by fingerprint", PARTLY: "partly proved", LOADED_ROWS: "rows counted",
  },
  zh: {
    other: "English", skip: "跳到各阶段", job: "作业", stages: "各阶段", stage: "阶段", progress: "完成",
    partitions: "分区", bytes: "字节", rate: "速率", eta: "剩余时间", oldest: "最久未变",
    stageNote: "速率取最近十分钟。尚未导出的部分为估算值。中转只统计本 worker 发送的数据。",
    failures: "失败", noFailures: "没有失败。", more: "其余见 /api/v1/failures。", copy: "复制", copied: "已复制",
    mend: "然后：", tables: "各表的分区",
    heatNote: "每个方块是一个分区。可用鼠标指向，或聚焦某个表后使用方向键。",
    throughput: "吞吐量", noPoints: "观察到的数据还不够。", most: "最高",
    pacing: "导出节奏", limit: "允许同时运行的导出数：", decisions: "调整记录",
    noDecisions: "尚未调整。", worker: "Worker", dependency: "访问对象", answered: "已应答",
    failed: "失败", rounds: "轮次", noRounds: "还没有结束的轮次。", outOfReach: "无法访问", since: "起始于",
    readOnly: "本页面只读。同样的数据：", queue: "队列", waiting: "等待中", held: "处理中",
    dead: "死信", running: "运行自", round: "轮次", live: "实时", lost: "连接中断，正在重试",
    asOf: "截至", notYet: "尚未查看作业", files: "个文件", file: "个文件", parts: "个分区", part: "个分区", rows: "行",
    row: "行", left: "剩余", generation: "第几代：",
    EXPORT: "导出", RELAY: "中转", LOAD: "导入", PUBLISH: "校验并发布",
    PLANNED: "已规划", EXPORTING: "导出中", EXPORTED: "已导出", LOADING: "导入中", VERIFYING: "校验中",
    PUBLISHED: "已发布", FAILED: "失败", CANCELLED: "已取消", SUPERSEDED: "已被取代",
    DROPPED_AT_SOURCE: "源端已删除",
    CALM: "源集群空闲", CPU: "CPU 繁忙", MEMORY: "内存已满", REFUSED: "拒绝了一次导出",
    FINGERPRINT: "指纹已核对", PARTLY: "部分核对", LOADED_ROWS: "已核对行数",
  },
};

const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language;
let language = asked.toLowerCase().startsWith("zh") ? "zh" : "en";

export const word = (key) => WORDS[language][key] ?? key;
/** `files` or `file`, as many as there are. */
export const noun = (n, many) => word(n === 1 ? many.slice(0, -1) : many);
export const current = () => language;

export function say() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
}

export function toggle() {
  language = language === "zh" ? "en" : "zh";
  say();
}
