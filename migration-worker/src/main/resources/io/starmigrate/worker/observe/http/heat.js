// Every partition as a square, by table: coloured by state, with a cross where it failed.
import { bytes, count, element, tell, time } from "./format.js";
import { noun, word } from "./words.js";

export const STATES = ["PLANNED", "EXPORTING", "EXPORTED", "LOADING", "VERIFYING", "PUBLISHED", "FAILED", "CANCELLED",
  "SUPERSEDED", "DROPPED_AT_SOURCE"];
const STEP = { ArrowRight: () => 1, ArrowLeft: () => -1, ArrowDown: (map) => map.columns, ArrowUp: (map) => -map.columns,
  Home: (map) => -map.chosen, End: (map) => map.cells.length };
/** Tables of so few partitions stand side by side. */
const SMALL = 14;
const maps = new Map();

const colour = (state) => getComputedStyle(document.documentElement)
  .getPropertyValue(`--${state === "DROPPED_AT_SOURCE" ? "dropped" : state.toLowerCase()}`).trim() || "#888";

function describe(cell) {
  const proof = cell.proof ? `, ${word(cell.proof)}` : "";
  const files = cell.files ? `, ${count(cell.files)} ${noun(cell.files, "files")}` : "";
  return `${cell.table} / ${cell.partition}: ${word(cell.state)}${proof}, ${bytes(cell.bytes)}, ${count(cell.rows)} ${noun(cell.rows, "rows")}${files}, ${word("generation")} ${cell.generation}, ${time(cell.since)}. ${cell.why}`;
}

function summary(cells) {
  const counts = STATES.map((state) => [state, cells.filter((cell) => cell.state === state).length]);
  return counts.filter(([, n]) => n > 0).map(([state, n]) => `${count(n)} ${word(state)}`).join(", ");
}

function choose(map, index) {
  if (!map.cells.length) return;
  map.chosen = Math.max(0, Math.min(map.cells.length - 1, index));
  draw(map);
  tell("cell", describe(map.cells[map.chosen]));
}

function make(table) {
  const place = element("div", undefined, { class: "map" });
  const title = element("h3", table);
  const note = element("span", "", { class: "soft" });
  const canvas = element("canvas", undefined, { tabindex: "0", role: "group", "aria-roledescription": "heat map" });
  place.append(title, " ", note, canvas);
  const map = { table, place, note, canvas, cells: [], chosen: -1, columns: 1, pitch: 16 };
  canvas.addEventListener("keydown", (event) => {
    const step = STEP[event.key];
    if (!step) return;
    event.preventDefault();
    choose(map, map.chosen < 0 ? 0 : map.chosen + step(map));
  });
  canvas.addEventListener("focus", () => choose(map, Math.max(0, map.chosen)));
  canvas.addEventListener("blur", () => { map.chosen = -1; draw(map); });
  canvas.addEventListener("mousemove", (event) => {
    const index = Math.floor(event.offsetY / map.pitch) * map.columns + Math.floor(event.offsetX / map.pitch);
    if (map.cells[index]) tell("cell", describe(map.cells[index]));
  });
  return map;
}

function draw(map) {
  const { canvas, cells } = map;
  map.pitch = cells.length > 2000 ? 8 : 16;
  const width = map.place.clientWidth || 800;
  map.columns = Math.max(1, Math.floor(width / map.pitch));
  const height = Math.max(1, Math.ceil(cells.length / map.columns)) * map.pitch;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  const colours = Object.fromEntries(STATES.map((state) => [state, colour(state)]));
  const side = map.pitch - 2;
  cells.forEach((cell, index) => {
    const x = (index % map.columns) * map.pitch;
    const y = Math.floor(index / map.columns) * map.pitch;
    pen.fillStyle = colours[cell.state] ?? "#888";
    pen.fillRect(x, y, side, side);
    if (cell.state === "FAILED") cross(pen, x, y, side);
    if (index === map.chosen) ring(pen, x, y, side);
  });
}

function cross(pen, x, y, side) {
  pen.strokeStyle = "#fff";
  pen.lineWidth = 2;
  pen.beginPath();
  pen.moveTo(x + 3, y + 3);
  pen.lineTo(x + side - 3, y + side - 3);
  pen.moveTo(x + side - 3, y + 3);
  pen.lineTo(x + 3, y + side - 3);
  pen.stroke();
}

function ring(pen, x, y, side) {
  pen.strokeStyle = getComputedStyle(document.body).color;
  pen.lineWidth = 3;
  pen.strokeRect(x + 1, y + 1, side - 2, side - 2);
}

/** Shows these partitions; `cells` is a map from a partition's key to the partition. */
export function showHeat(cells) {
  const byTable = new Map();
  for (const cell of cells.values()) {
    if (!byTable.has(cell.table)) byTable.set(cell.table, []);
    byTable.get(cell.table).push(cell);
  }
  const heat = document.getElementById("heat");
  for (const [table, map] of maps) {
    if (!byTable.has(table)) {
      map.place.remove();
      maps.delete(table);
    }
  }
  for (const table of [...byTable.keys()].sort()) {
    if (!maps.has(table)) {
      maps.set(table, make(table));
      const next = [...maps.keys()].filter((other) => other > table).sort()[0];
      heat.insertBefore(maps.get(table).place, next ? maps.get(next).place : null);
    }
    const map = maps.get(table);
    map.cells = byTable.get(table).sort((a, b) => a.partition.localeCompare(b.partition, "en", { numeric: true }));
    const told = `${count(map.cells.length)} ${noun(map.cells.length, "parts")}: ${summary(map.cells)}`;
    map.note.textContent = told;
    map.canvas.setAttribute("aria-label", `${table}. ${told}`);
    map.place.classList.toggle("small", map.cells.length <= SMALL);
    draw(map);
  }
  legend(cells);
}

function legend(cells) {
  const all = [...cells.values()];
  document.getElementById("legend").replaceChildren(...STATES.flatMap((state) => {
    const n = all.filter((cell) => cell.state === state).length;
    if (n === 0) return [];
    const line = element("li");
    line.append(element("i", undefined, { class: `s-${state}`, "aria-hidden": "true" }), `${count(n)} ${word(state)}`);
    return [line];
  }));
}

export const redraw = () => maps.forEach(draw);
