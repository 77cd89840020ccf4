import type { Case } from '../../contract.ts';
import { addressWith, follow, setOption, view } from '../../view.ts';
import { shortDay } from '../../words/day.ts';
import { partyName } from '../../words/statement.ts';
import { draftedIn } from './drafts.ts';
import { COLLECTIONS, editedText, KINDS, textIn } from './kinds.ts';
import { type Entry, type Group, groupsOf } from './listing.ts';

/** What there is to edit, by party, narrowed as one likes; and what can be added. */
export function RecordList({ live }: { live: Case }) {
  const { options } = view.value;
  const filter = { party: options['edit.party'], collection: options['edit.kind'], words: options['edit.words'] ?? '' };
  const groups = groupsOf(live, filter);
  const drafted = draftedIn(live.negotiation.id);
  return (
    <div class="edit-list">
      <Filters live={live} />
      <NewLinks drafted={drafted} />
      <section class="edit-groups" aria-label="Statements and deals">
        {groups.map((group) => (
          <GroupOf key={group.party ?? ''} {...{ live, group, drafted }} />
        ))}
        {groups.length === 0 && <p>Nothing here is so. Choose another party or kind, or write the first one.</p>}
      </section>
    </div>
  );
}

function Filters({ live }: { live: Case }) {
  const { options } = view.value;
  return (
    <search class="edit-filters">
      <label>
        <span>Party</span>
        <select
          value={options['edit.party'] ?? ''}
          onChange={({ currentTarget: { value } }) => setOption('edit.party', value || null)}
        >
          <option value="">All</option>
          {live.parties.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Kind</span>
        <select
          value={options['edit.kind'] ?? ''}
          onChange={({ currentTarget: { value } }) => setOption('edit.kind', value || null)}
        >
          <option value="">All</option>
          {COLLECTIONS.map((one) => (
            <option key={one} value={one}>
              {KINDS[one].plural}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Words</span>
        <input
          type="search"
          value={options['edit.words'] ?? ''}
          onInput={({ currentTarget: { value } }) => setOption('edit.words', value || null)}
        />
      </label>
    </search>
  );
}

const showing = (name: string) => ({ options: { ...view.value.options, edit: name } });

function NewLinks({ drafted }: { drafted: readonly string[] }) {
  return (
    <p class="edit-new">
      <span>New:</span>
      {COLLECTIONS.map((collection) => (
        <Shown key={collection} name={editedText(collection, null)} drafted={drafted}>
          {KINDS[collection].noun}
        </Shown>
      ))}
    </p>
  );
}

function GroupOf({ live, group, drafted }: { live: Case; group: Group; drafted: readonly string[] }) {
  const title = group.party === null ? 'Nobody in particular' : partyName(live, group.party);
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {group.entries.map((entry) => (
          <li key={entry.name}>
            <Shown name={entry.name} drafted={drafted}>
              {entry.record.title}
            </Shown>
            <small>{aboutOf(entry, live)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A link to a form, and whether something in it is not saved. */
function Shown({ name, drafted, children }: { name: string; drafted: readonly string[]; children: string }) {
  const isOpen = view.value.options['edit'] === name;
  return (
    <a href={addressWith(showing(name))} onClick={follow(showing(name))} aria-current={isOpen ? 'true' : undefined}>
      {children}
      {drafted.includes(name) && <em class="unsaved"> unsaved</em>}
    </a>
  );
}

function aboutOf({ collection, record }: Entry, { perspectives }: Case): string {
  const [basis, from, to, perspective] = ['basis', 'validFrom', 'validTo', 'perspective'].map((name) =>
    textIn(record, name),
  );
  const days = [from && `from ${shortDay(from)}`, to && `to ${shortDay(to)}`].filter(Boolean).join(' ');
  const whose = basis === 'assessed' ? 'as analysts see it' : '';
  const seenBy = perspectives.find(({ id }) => id === perspective)?.title;
  return [KINDS[collection].noun, whose, days, seenBy].filter(Boolean).join(' · ');
}
