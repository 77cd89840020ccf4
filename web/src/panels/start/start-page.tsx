import { addressOf } from '../../address.ts';
import { caseList } from '../../asking/live-case.ts';
import { caseView, follow } from '../../view.ts';

/** Which cases there are. */
export function StartPage() {
  const cases = caseList.value;
  return (
    <section aria-labelledby="start-title">
      <h1 id="start-title">Is there a deal that every side can live with?</h1>
      {cases === null ? (
        <p role="status">Looking which cases there are …</p>
      ) : (
        <ul class="cards">
          {cases.map(({ id, title, description }) => (
            <li key={id} class="card">
              <h2>
                <a href={addressOf(caseView(id))} onClick={follow(caseView(id))}>
                  {title}
                </a>
              </h2>
              {description && <p>{description}</p>}
            </li>
          ))}
        </ul>
      )}
      {cases?.length === 0 && (
        <p>
          There is no case on this server yet. Send one to <code>POST /v1/negotiations</code>, or start the server with{' '}
          <code>PARLEY_SEED=true</code>; <a href="/docs/http">the docs</a> say how.
        </p>
      )}
    </section>
  );
}
