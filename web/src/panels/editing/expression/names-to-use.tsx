import type { Case, Circumstance, Issue } from '../../../contract.ts';

/** The names an expression may use with what they can be, each put in where the cursor is. */
export function NamesToUse({ live, onUse }: { live: Case; onUse: (text: string) => void }) {
  return (
    <details class="names-to-use">
      <summary>Names and options to put in</summary>
      <ul>
        {[...live.issues, ...live.circumstances].map((named) => (
          <li key={named.id}>
            <Use text={named.id} onUse={onUse} /> <span>{named.title}</span>
            {optionsOf(named).length > 0 && (
              <span class="options-to-use">
                {optionsOf(named).map((option) => (
                  <Use key={option} text={`"${option}"`} onUse={onUse} />
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const Use = ({ text, onUse }: { text: string; onUse: (text: string) => void }) => (
  <button type="button" class="quiet" onClick={() => onUse(text)}>
    <code>{text}</code>
  </button>
);

const optionsOf = (named: Issue | Circumstance): string[] =>
  ('options' in named ? named.options : 'levels' in named ? named.levels : []).map(({ id }) => id);
