import { PANELS, type PanelName } from './address.ts';
import { caseProblem, liveCase } from './asking/live-case.ts';
import { CaseBar, ContextBar } from './case-bar/case-bar.tsx';
import { AboutPanel } from './panels/about/about-panel.tsx';
import { DealPanel } from './panels/deal/deal-panel.tsx';
import { DifferencePanel } from './panels/difference/difference-panel.tsx';
import { draftedIn } from './panels/editing/drafts.ts';
import { EditingPanel } from './panels/editing/editing-panel.tsx';
import type { PanelProps } from './panels/panel-props.ts';
import { PositionsPanel } from './panels/positions/positions-panel.tsx';
import { StartPage } from './panels/start/start-page.tsx';
import { WorthPanel } from './panels/worth/worth-panel.tsx';
import { ZonePanel } from './panels/zone/zone-panel.tsx';
import { ProblemNote } from './parts/problem-note.tsx';
import { addressWith, follow, view } from './view.ts';

const TITLES: Readonly<Record<PanelName, string>> = {
  about: 'The case',
  deal: 'Deal',
  zone: 'Zone and conflicts',
  positions: 'Positions',
  worth: 'Worth',
  difference: 'Difference',
  editing: 'Edit',
};

const BODIES: Partial<Record<PanelName, (props: PanelProps) => preact.JSX.Element>> = {
  about: AboutPanel,
  deal: DealPanel,
  zone: ZonePanel,
  positions: PositionsPanel,
  worth: WorthPanel,
  difference: DifferencePanel,
  editing: EditingPanel,
};

export function App() {
  const { case: id, panel } = view.value;
  const live = liveCase.value;
  const Body = BODIES[panel] ?? AboutPanel;
  document.title = live === null ? 'Parley' : `${TITLES[panel]} · ${live.negotiation.title} · Parley`;
  return (
    <>
      <a class="skip" href="#main">
        Skip to the answers
      </a>
      <header>
        <CaseBar />
        {id !== null && <Panels panel={panel} caseId={id} />}
        {live !== null && (
          <div class="context-holder">
            <ContextBar live={live} />
          </div>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {caseProblem.value !== null && <ProblemNote problem={caseProblem.value} />}
        {id === null && <StartPage />}
        {id !== null && live !== null && <Body live={live} />}
      </main>
    </>
  );
}

function Panels({ panel, caseId }: { panel: PanelName; caseId: string }) {
  return (
    <nav aria-label="Panels" class="panels">
      <ul>
        {PANELS.filter((name) => BODIES[name]).map((name) => (
          <li key={name}>
            <a
              href={addressWith({ panel: name })}
              onClick={follow({ panel: name })}
              aria-current={name === panel ? 'page' : undefined}
            >
              {TITLES[name]}
              {name === 'editing' && draftedIn(caseId).length > 0 && <em class="unsaved"> unsaved</em>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
