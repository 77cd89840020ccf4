import type { ControlProps } from './control-props.ts';
import { OpenBox } from './open-box.tsx';
import type { Of } from './settled.ts';

/** Any of several options, or none of them, or left open. */
export function SetControl({ of, value, onChange, possible, openWord }: ControlProps<Of<'set'>>) {
  const chosen = Array.isArray(value) ? value : [];
  const put = (id: string, inside: boolean) =>
    onChange(of.options.map((one) => one.id).filter((one) => (one === id ? inside : chosen.includes(one))));
  return (
    <div class="set">
      <OpenBox
        title={of.title}
        word={openWord}
        open={value === undefined}
        onOpen={(open) => onChange(open ? undefined : [])}
      />
      {of.options.map(({ id, title, description }) => {
        const ruledOut = possible !== null && !possible.allows(id);
        return (
          <label key={id} class="member" data-ruled-out={ruledOut} title={description}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget }) => put(id, currentTarget.checked)}
            />
            <span>{title ?? id}</span>
            {ruledOut && <span class="ruled-out">ruled out</span>}
            {possible?.always(id) && <span class="ruled-out">in every one</span>}
          </label>
        );
      })}
      {value !== undefined && chosen.length === 0 && <span class="hint">none of them</span>}
    </div>
  );
}
