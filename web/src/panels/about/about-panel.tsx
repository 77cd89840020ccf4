import type { PanelProps } from '../panel-props.ts';

/** What the case is about, who is in it, and where it comes from. */
export function AboutPanel({ live: { negotiation, parties, deals } }: PanelProps) {
  return (
    <section aria-labelledby="about-title">
      <h1 id="about-title">{negotiation.title}</h1>
      <p>{negotiation.description}</p>
      <h2>Parties</h2>
      <ul>
        {parties.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <h2>Deals</h2>
      <ul>
        {deals.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
    </section>
  );
}
