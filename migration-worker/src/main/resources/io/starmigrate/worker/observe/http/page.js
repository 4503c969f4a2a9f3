// Puts what the worker tells onto the page.
import { showPacing, showThroughput } from "./charts.js";
import { bytes, count, duration, element, fill, tell, time } from "./format.js";
import { redraw, showHeat } from "./heat.js";
import { watch } from "./live.js";
import { current, say, toggle, noun, word } from "./words.js";

let job = null;
let cells = new Map();
let connected = false;

function showHead() {
  document.title = job ? `${job.job} · migrate` : "migrate";
  tell("job", job?.job ?? "");
  tell("route", job?.source ? `${job.source} → ${job.target || "–"} · ${word("round")} ${job.round}` : "");
  const seen = job?.lookedAt ? `${word("asOf")} ${time(job.lookedAt)}` : word("notYet");
  tell("state", connected ? `${word("live")} · ${seen}` : word("lost"));
  tell("language", word("other"));
}

function stageRow(stage) {
  const row = element("tr");
  const { done, left } = stage.partitions;
  const total = left === null ? null : done + left;
  const bar = element("td");
  if (total !== null) {
    const share = total === 0 ? 100 : Math.floor((done / total) * 100);
    bar.append(element("progress", undefined, { max: "100", value: String(share), "aria-label": `${word(stage.stage)} ${share}%` }), ` ${share}%`);
  }
  const partitions = left === null ? `${count(done)} ${noun(done, "files")}` : `${count(done)} / ${count(total)}`;
  const size = left === null ? bytes(stage.bytes.done)
    : `${bytes(stage.bytes.done)}, ${bytes(stage.bytes.left)} ${word("left")}`;
  row.append(element("th", word(stage.stage), { scope: "row" }), bar, element("td", partitions), element("td", size),
    element("td", stage.bytesPerSecond === null ? "–" : `${bytes(stage.bytesPerSecond)}/s`),
    element("td", duration(stage.secondsLeft)), element("td", duration(stage.oldestSeconds)));
  return row;
}

function failureRow(failure) {
  const row = element("li");
  const copy = element("button", word("copy"), { type: "button", "aria-label": `${word("copy")}: ${failure.command}` });
  copy.addEventListener("click", async () => {
    await navigator.clipboard?.writeText(failure.command);
    copy.textContent = word("copied");
  });
  row.append(element("strong", `${failure.table} / ${failure.partition}`), ` ${time(failure.at)}: ${failure.reason} `,
    element("br"), `${word("mend")} `, element("code", failure.command), " ", copy);
  return row;
}

let shownFailures = "";

/** Made anew only when it changed: whoever is about to copy a command keeps the place. */
function showFailures({ total, first }) {
  const shown = JSON.stringify([current(), total, first]);
  if (shown === shownFailures) return;
  shownFailures = shown;
  tell("failure-count", total ? `(${count(total)})` : "");
  const rows = first.map(failureRow);
  if (!rows.length) rows.push(element("li", word("noFailures"), { class: "none" }));
  if (total > first.length) rows.push(element("li", word("more")));
  fill("failure-rows", rows);
}

function showTrouble(outOfReach) {
  document.getElementById("trouble").hidden = outOfReach.length === 0;
  const lines = outOfReach.map((each) => `${each.name}, ${word("since")} ${time(each.since)}: ${each.why}`);
  const place = document.getElementById("out-of-reach");
  if (place.textContent !== lines.join("")) fill("out-of-reach", lines.map((text) => element("li", text)));
}

function showWorker() {
  tell("about", `${job.worker.name} · ${job.worker.version} · ${word("running")} ${time(job.worker.startedAt)}`);
  tell("queue", job.queue
    ? `${word("queue")}: ${count(job.queue.waiting)} ${word("waiting")}, ${count(job.queue.held)} ${word("held")}, ${count(job.queue.dead)} ${word("dead")}` : "");
  fill("requests", job.requests.map((each) => {
    const row = element("tr");
    row.append(element("th", each.name, { scope: "row" }), element("td", count(each.answered)), element("td", count(each.failed)));
    return row;
  }));
  fill("rounds", job.rounds.length ? job.rounds.map((each) =>
    element("li", `${word("round")} ${each.number}: ${count(each.partitions)} ${noun(each.partitions, "parts")}, ${bytes(each.bytes)}, ${duration(each.seconds)}`,
      { value: String(each.number) })) : [element("li", word("noRounds"))]);
}

function showJob() {
  showHead();
  if (!job) return;
  fill("stage-rows", job.stages.map(stageRow));
  showFailures(job.failures);
  showTrouble(job.outOfReach);
  showThroughput(job.throughput);
  tell("limit", `${word("limit")} ${count(job.pacing.exportsAtOnce)}`);
  showPacing(job.pacing, job.worker.startedAt, job.at);
  showWorker();
}

document.getElementById("language").addEventListener("click", () => {
  toggle();
  showJob();
  showHeat(cells);
});
window.addEventListener("resize", redraw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

say();
showHead();
watch({
  onJob: (told) => { job = told; showJob(); },
  onPartitions: (told) => { cells = told; showHeat(cells); },
  onConnection: (is) => { connected = is; showHead(); },
});
