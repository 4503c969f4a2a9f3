#!/usr/bin/env node
// Looks at the worker's page in a real browser, by the WebDriver protocol and without any library.
// Usage: node check.mjs URL [PICTURE.png] [--live]     --live: says "changing" and waits for a partition to change; needs chromium and chromedriver (Debian: chromium, chromium-driver).
// OBSERVE_TOKEN in the environment is brought where the worker wants one.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";

const token = process.env.OBSERVE_TOKEN;
const live = process.argv.includes("--live");
const [url, picture] = process.argv.slice(2).filter((each) => each !== "--live");
if (!url) {
  console.error("Usage: node check.mjs URL [PICTURE.png] [--live]");
  process.exit(2);
}
const port = await new Promise((free) => {
  const probe = createServer().listen(0, "127.0.0.1", () => { const taken = probe.address().port; probe.close(() => free(taken)); });
});
const driver = spawn("chromedriver", [`--port=${port}`], { stdio: "ignore" });
driver.on("error", () => { console.error("Cannot start chromedriver: install chromium and chromium-driver"); process.exit(2); });

async function call(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${path}: ${value.message}`);
  return value;
}

async function until(what, question) {
  const end = Date.now() + 20000;
  for (;;) {
    const found = await question().catch(() => false);
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((again) => setTimeout(again, 200));
  }
}

let session;
const js = (script, ...args) => call("POST", `/session/${session}/execute/sync`, { script, args });
const keys = (...codes) => call("POST", `/session/${session}/actions`, {
  actions: [{ type: "key", id: "keys", actions: codes.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }],
});
const TAB = "\uE004";
const RIGHT = "\uE014";
const ENTER = "\uE007";
const focused = () => js("return document.activeElement.tagName + ' ' + (document.activeElement.id || document.activeElement.className)");

function check(what, holds) {
  console.log(`${holds ? "ok    " : "FAILED"} ${what}`);
  if (!holds) process.exitCode = 1;
}

const legend = () => js("return [...document.querySelectorAll('#legend li')].map((each) => [each.querySelector('i').className.slice(2), parseInt(each.textContent.replaceAll(',', ''), 10)])");

/** What the page shows is what the worker tells. */
async function told() {
  const job = await js("return fetch('/api/v1/job').then((answer) => answer.json())");
  const { first } = job.failures;
  const commands = await js("return [...document.querySelectorAll('#failure-rows code')].map((each) => each.textContent)");
  const failures = await js("return document.getElementById('failure-rows').textContent");
  check(`each failure has its reason and its command (${first.length})`, first.length === commands.length
    && first.every((each, i) => each.command === commands[i] && failures.includes(each.reason)));
  const decisions = await js("return [...document.querySelectorAll('#decisions li')].map((each) => each.textContent)");
  const made = [...job.pacing.decisions].reverse();
  check(`each decision of the pacing is told (${made.length})`, made.every((each, i) => decisions[i].includes(`${each.from} → ${each.to}`) && decisions[i].includes(each.reason)));
  check("the time line has a step for each", (await js("return document.querySelector('#pacing-line polyline').getAttribute('points')")).split(" ").length === 2 + 2 * made.length);
  if (job.throughput.at.length < 2) return;
  const charts = await js("return [...document.querySelectorAll('#charts polyline')].map((each) => each.getAttribute('points').split(' ').length)");
  check(`each stage has a chart (${job.throughput.at.length} points)`, charts.length === job.stages.length && charts.every((points) => points >= 1));
}

/** The page that is open follows what changes meanwhile. */
async function follows() {
  const before = JSON.stringify(await legend());
  await js("window.opened = true");
  console.log("changing");
  await until("a partition that changes", async () => JSON.stringify(await legend()) !== before);
  const now = Object.fromEntries(await legend());
  const { partitions } = await js("return fetch('/api/v1/job').then((answer) => answer.json())");
  check(`it follows without being loaded again (${JSON.stringify(now)})`, await js("return window.opened === true")
    && Object.entries(partitions).every(([state, n]) => now[state] === n));
}

async function look() {
  await call("POST", `/session/${session}/url`, { url: `${url}?lang=en${token ? `&token=${encodeURIComponent(token)}` : ""}` });
  if (token) check("the token stays in no address", !(await js("return location.href")).includes("token"));
  await until("the job", () => js("return document.getElementById('job').textContent !== ''"));
  await until("the partitions", () => js("return document.querySelectorAll('#heat canvas').length > 0"));
  check("four stages", await js("return document.querySelectorAll('#stage-rows tr').length") === 4);
  check("it is live", (await js("return document.getElementById('state').textContent")).startsWith("Live"));
  check("every heading says something", await js("return [...document.querySelectorAll('h1, h2, th, summary')].every((each) => each.textContent.trim())"));
  check("each table of squares has a name", await js("return [...document.querySelectorAll('canvas')].every((each) => each.getAttribute('aria-label').toLowerCase().includes('partition'))"));
  check("nothing is wider than the page", await js("return document.documentElement.scrollWidth <= window.innerWidth"));

  await told();
  if (live) await follows();

  await keys(TAB);
  check("the first key leads past the head", (await focused()).includes("skip"));
  await keys(TAB);
  check("the language can be reached by key", (await focused()).includes("language"));
  for (let i = 0; i < 200 && !(await focused()).startsWith("CANVAS"); i++) await keys(TAB);
  check("the squares can be reached by key", (await focused()).startsWith("CANVAS"));
  const first = await js("return document.getElementById('cell').textContent");
  await keys(RIGHT);
  const second = await js("return document.getElementById('cell').textContent");
  check("a partition is read out", first.includes("/"));
  check("the arrow keys lead to another, where there is one", second !== first
    || await js("return document.activeElement.getAttribute('aria-label').includes('. 1 ')"));

  if (picture) {
    const { height } = await js("return {height: document.documentElement.scrollHeight}");
    await call("POST", `/session/${session}/window/rect`, { width: 1240, height: Math.min(height + 160, 4000) });
    await new Promise((drawn) => setTimeout(drawn, 2500));
    await js("window.scrollTo(0, 0)");
    await writeFile(picture, Buffer.from(await call("GET", `/session/${session}/screenshot`), "base64"));
  }

  await js("document.getElementById('language').focus()");
  await keys(ENTER);
  check("it speaks Chinese", await js("return document.documentElement.lang === 'zh-CN' && document.querySelector('#stages').textContent === '各阶段'"));
  const log = await call("POST", `/session/${session}/se/log`, { type: "browser" }).catch(() => []);
  check("the browser complains of nothing", log.filter((line) => line.level === "SEVERE").length === 0);
  log.filter((line) => line.level === "SEVERE").forEach((line) => console.log(`       ${line.message}`));
}

try {
  await until("chromedriver", () => call("GET", "/status"));
  ({ sessionId: session } = await call("POST", "/session", {
    capabilities: { alwaysMatch: {
      browserName: "chrome",
      "goog:loggingPrefs": { browser: "ALL" },
      "goog:chromeOptions": { args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1240,1000", "--lang=en"] },
    } },
  }));
  await look();
} catch (failed) {
  console.error(failed.message);
  process.exitCode = 1;
} finally {
  if (session) await call("DELETE", `/session/${session}`).catch(() => {});
  driver.kill();
}
