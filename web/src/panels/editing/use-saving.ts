import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Refused } from '../../asking/ask.ts';
import { caseTag, change, changes, readCase } from '../../asking/live-case.ts';
import { setOption } from '../../view.ts';
import { dropDraft } from './drafts.ts';
import { type Edited, editedText, type Fields } from './kinds.ts';
import { writeOf } from './writing.ts';

/** What was done last, told once: another record is looked at by then. */
export const done = signal('');

export interface Saving {
  readonly busy: boolean;
  /** Why it was not saved; faults of fields are shown beside them as well. */
  readonly problem: Refused['problem'] | null;
  readonly save: (fields: Fields) => void;
  readonly remove: () => void;
  readonly forget: () => void;
}

/** Writes a record, if the case is as it was read; then everything that is shown is asked anew. */
export function useSaving(caseId: string, edited: Edited): Saving {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Refused['problem'] | null>(null);
  const { collection, noun } = edited.kind;
  const here = editedText(collection, edited.id);

  const write = async (address: string, wanted: RequestInit, then: (response: Response) => void | Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await then(
        await change(address, { ...wanted, headers: { ...wanted.headers, 'if-match': caseTag.peek() ?? '*' } }),
      );
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      setProblem(cause.problem);
      if (cause.problem.status === 412) await readAgain(caseId);
    } finally {
      setBusy(false);
    }
  };
  const save = (fields: Fields) => {
    const { address, wanted } = writeOf(caseId, edited, fields);
    void write(address, wanted, async (response) => {
      const { id } = (await response.json()) as { id: string };
      dropDraft(caseId, here);
      done.value = `The ${noun} is saved.`;
      if (edited.id === null) setOption('edit', editedText(collection, id));
    });
  };
  const remove = () => {
    const { address } = writeOf(caseId, edited, {});
    void write(address, { method: 'DELETE' }, () => {
      dropDraft(caseId, here);
      done.value = `The ${noun} is deleted.`;
      setOption('edit', null);
    });
  };
  return { busy, problem, save, remove, forget: () => setProblem(null) };
}

async function readAgain(caseId: string): Promise<void> {
  await readCase(caseId);
  changes.value++;
}
