// What the worker tells: the job again and again, and the partitions that have changed.
const AGAIN = 10000;

const key = (cell) => JSON.stringify([cell.table, cell.partition]);
const isOlder = (cell, known) => cell.generation < known.generation
  || (cell.generation === known.generation && cell.version < known.version);

export function watch({ onJob, onPartitions, onConnection }) {
  let cells = new Map();

  function learn(partitions) {
    for (const cell of partitions) {
      const known = cells.get(key(cell));
      if (!known || !isOlder(cell, known)) cells.set(key(cell), cell);
    }
    onPartitions(cells);
  }

  async function everything() {
    cells = new Map();
    const mine = cells;
    const answer = await fetch("/api/v1/partitions");
    const { partitions } = await answer.json();
    if (mine === cells) learn(partitions);
  }

  function connect() {
    const events = new EventSource("/api/v1/events");
    events.addEventListener("open", () => onConnection(true));
    events.addEventListener("job", (event) => onJob(JSON.parse(event.data)));
    events.addEventListener("partitions", (event) => learn(JSON.parse(event.data).partitions));
    events.addEventListener("anew", () => everything().catch(() => onConnection(false)));
    events.addEventListener("error", () => {
      onConnection(false);
      if (events.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN);
    });
  }

  connect();
}
