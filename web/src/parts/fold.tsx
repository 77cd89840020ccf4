import type { ComponentChildren } from 'preact';
import { setOption, view } from '../view.ts';
import './fold.css';

interface Props {
  /** The option of the view that says whether it is open. */
  readonly name: string;
  readonly title: string;
  /** Built only while it is open, so that what it asks is asked only then. */
  readonly children: () => ComponentChildren;
}

/** A part of a panel that is opened when it is wanted; the address says whether it is. */
export function Fold({ name, title, children }: Props) {
  const open = view.value.options[name] === 'open';
  const body = `fold-${name}`;
  return (
    <section class="fold" aria-labelledby={`${body}-title`}>
      <h2 id={`${body}-title`}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={body}
          onClick={() => setOption(name, open ? null : 'open')}
        >
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> {title}
        </button>
      </h2>
      <div id={body} hidden={!open}>
        {open && children()}
      </div>
    </section>
  );
}
