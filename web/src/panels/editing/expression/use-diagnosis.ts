import { useEffect, useRef, useState } from 'preact/hooks';
import { Refused, send } from '../../../asking/ask.ts';
import { changes } from '../../../asking/live-case.ts';
import type { Schemas } from '../../../contract.ts';
import { carried } from './segments.ts';

export type Diagnostic = Schemas['Diagnostic'];

export interface Diagnosis {
  /** With places in the text as it stands now, even while it is still being looked at. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was said of exactly this text; `null` while it is being looked at. */
  readonly parsed: Schemas['Parsed'] | null;
}

interface Looked {
  readonly text: string;
  readonly parsed: Schemas['Parsed'];
}

/** Milliseconds without typing. */
const PAUSE = 150;

/** What the language says of a text, asked whenever the typing pauses. An empty text is not asked about. */
export function useDiagnosis(caseId: string, text: string): Diagnosis {
  const [looked, setLooked] = useState<Looked | null>(null);
  const isFirst = useRef(true);
  const turn = changes.value;
  useEffect(() => {
    if (text.trim() === '') return;
    const controller = new AbortController();
    const timer = setTimeout(() => void look(controller.signal), isFirst.current ? 0 : PAUSE);
    isFirst.current = false;
    const look = async (signal: AbortSignal) => {
      const parsed = await parse(caseId, text, signal);
      if (parsed !== null && !signal.aborted) setLooked({ text, parsed });
    };
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [caseId, text, turn]);
  if (looked === null || text.trim() === '') return { diagnostics: [], parsed: null };
  if (looked.text === text) return { diagnostics: looked.parsed.diagnostics, parsed: looked.parsed };
  return { diagnostics: carried(looked.parsed.diagnostics, looked.text, text), parsed: null };
}

/** @returns `null` where nothing can be said now: given up, or no server; saving says so */
async function parse(negotiation: string, expression: string, signal: AbortSignal): Promise<Schemas['Parsed'] | null> {
  try {
    const response = await send('/v1/expressions/parse', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ negotiation, expression }),
      signal,
    });
    return (await response.json()) as Schemas['Parsed'];
  } catch (cause) {
    if (cause instanceof Refused || signal.aborted) return null;
    throw cause;
  }
}
