// Numbers and times as people read them, and elements that hold nothing but text.
const SIZES = ["B", "KB", "MB", "GB", "TB", "PB"];

export function bytes(n) {
  if (n === null || n === undefined) return "–";
  let size = n;
  let unit = 0;
  while (size >= 1024 && unit < SIZES.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${SIZES[unit]}`;
}

export const count = (n) => (n === null || n === undefined ? "–" : n.toLocaleString("en"));

export function duration(seconds) {
  if (seconds === null || seconds === undefined) return "–";
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  if (s < 172800) return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
  return `${Math.floor(s / 86400)} d ${Math.floor((s % 86400) / 3600)} h`;
}

/** In the page's language, and as the reader's country writes it where the browser tells one of that language. */
export function time(iso) {
  if (!iso) return "–";
  const language = document.documentElement.lang;
  const own = navigator.languages.find((each) => each.slice(0, 2).toLowerCase() === language.slice(0, 2));
  return new Date(iso).toLocaleString(own ?? language);
}

/** An element with text in it: whatever names hold, they are never read as markup. */
export function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

export const fill = (id, children) => document.getElementById(id).replaceChildren(...children);
export const tell = (id, text) => {
  const place = document.getElementById(id);
  if (place.textContent !== text) place.textContent = text;
};
