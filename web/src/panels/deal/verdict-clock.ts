/** When a term was moved, and how long it took until its verdict was seen, as entries of the browser's own clock. */
const MOVED = 'parley:change';
const SHOWN = 'parley:verdict';

let running = false;

export function startClock(): void {
  performance.clearMarks(MOVED);
  performance.mark(MOVED);
  running = true;
}

/** The verdict on what was moved last is in the page: the time is taken once it has been painted. */
export function stopClock(): void {
  if (!running) return;
  running = false;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      performance.clearMeasures(SHOWN);
      performance.measure(SHOWN, MOVED);
      port1.close();
    };
    port2.postMessage(null);
  });
}
