import type { Case, Schemas } from '../contract.ts';
import { addressOfSource, locatorWords, publishedWords } from '../words/source.ts';
import './source-note.css';

interface Props {
  readonly citations: readonly Schemas['Citation'][];
  readonly live: Case;
}

/** Where a statement comes from: the sources, the places in them, and what they say there. */
export function SourceNote({ citations, live }: Props) {
  if (citations.length === 0) return null;
  return (
    <ul class="source-note" aria-label="Sources">
      {citations.map((citation) => (
        <li key={`${citation.source} ${citation.locator} ${citation.paraphrase}`}>
          <OneSource citation={citation} live={live} />
        </li>
      ))}
    </ul>
  );
}

function OneSource({ citation, live }: { citation: Schemas['Citation']; live: Case }) {
  const source = live.sources.find(({ id }) => id === citation.source);
  const place = locatorWords(citation);
  return (
    <>
      {source === undefined ? <cite>{citation.source}</cite> : <SourceTitle source={source} />}
      {place !== '' && <span class="place">, {place}</span>}
      {citation.paraphrase && <span class="says">: {citation.paraphrase}</span>}
    </>
  );
}

/** The title of a source, to be opened where it has an address, and who published it when. */
export function SourceTitle({ source }: { source: Schemas['Source'] }) {
  const address = addressOfSource(source);
  const published = publishedWords(source);
  return (
    <>
      {address === null ? (
        <cite>{source.csl.title}</cite>
      ) : (
        <a href={address} rel="noreferrer" target="_blank">
          <cite>{source.csl.title}</cite>
        </a>
      )}
      {published !== '' && <span class="published"> ({published})</span>}
    </>
  );
}
