import { readable } from '../words/count.ts';
import './count.css';

/** A whole number, however great; where it is told by about how much, every digit is there on demand. */
export function Count({ digits }: { digits: string }) {
  const { text, exact } = readable(digits);
  if (exact === null) return <span class="count">{text}</span>;
  return (
    <details class="count">
      <summary title="Show every digit">{text}</summary>
      <span class="count-exact">{exact}</span>
    </details>
  );
}
