// Lines over time: throughput by stage, and how many exports may run at once.
import { bytes, element, time } from "./format.js";
import { word } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 600;
const HEIGHT = 100;

function line(points, label) {
  const chart = document.createElementNS(SVG, "svg");
  chart.setAttribute("class", "chart");
  chart.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  chart.setAttribute("preserveAspectRatio", "none");
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", label);
  const drawn = document.createElementNS(SVG, "polyline");
  drawn.setAttribute("points", points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "));
  chart.append(drawn);
  return chart;
}

/** Bytes a second between each two points. */
function rates(at, counters) {
  return at.slice(1).map((moment, i) => {
    const seconds = (Date.parse(moment) - Date.parse(at[i])) / 1000;
    return seconds > 0 ? Math.max(0, (counters[i + 1] - counters[i]) / seconds) : 0;
  });
}

function figure(stage, at, counters) {
  const values = rates(at, counters);
  const most = Math.max(...values, 1);
  const points = values.map((value, i) =>
    [(i / Math.max(1, values.length - 1)) * WIDTH, HEIGHT - 4 - (value / most) * (HEIGHT - 8)]);
  const label = `${word(stage)}: ${bytes(values.at(-1))}/s, ${word("most")} ${bytes(Math.max(...values))}/s, ${time(at[0])} – ${time(at.at(-1))}`;
  const made = element("figure");
  made.append(element("figcaption", label), line(points, label));
  return made;
}

export function showThroughput({ at, bytes: byStage }) {
  const charts = at.length < 2
    ? [element("p", word("noPoints"))]
    : ["EXPORT", "RELAY", "LOAD", "PUBLISH"].map((stage) => figure(stage, at, byStage[stage]));
  document.getElementById("charts").replaceChildren(...charts);
}

export function showPacing({ exportsAtOnce, decisions }, from, to) {
  const begin = decisions.length ? Math.min(Date.parse(from), Date.parse(decisions[0].at)) : Date.parse(from);
  const span = Math.max(1, Date.parse(to) - begin);
  const most = Math.max(exportsAtOnce, 1, ...decisions.flatMap((each) => [each.from, each.to]));
  const x = (moment) => ((Date.parse(moment) - begin) / span) * WIDTH;
  const y = (limit) => HEIGHT - 6 - (limit / most) * (HEIGHT - 12);
  const points = [[0, y(decisions.length ? decisions[0].from : exportsAtOnce)]];
  for (const each of decisions) {
    points.push([x(each.at), y(each.from)], [x(each.at), y(each.to)]);
  }
  points.push([WIDTH, y(exportsAtOnce)]);
  const label = `${word("limit")} ${exportsAtOnce}, ${word("most")} ${most}, ${time(from)} – ${time(to)}`;
  document.getElementById("pacing-line").replaceChildren(line(points, label));
  const lines = [...decisions].reverse().map((each) =>
    element("li", `${time(each.at)}: ${each.from} → ${each.to}, ${word(each.cause)} (${each.reason})`));
  document.getElementById("decisions").replaceChildren(...(lines.length ? lines : [element("li", word("noDecisions"))]));
}
