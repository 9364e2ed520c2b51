// The frame: top bar, left rail, one page; before it the pages for a damaged ledger, first use and log-in.
// Law 8: the clerk always sees which unit, who, and what is saved; never a white window.
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { Problem } from '../core/problem';
import { on } from './client';
import { useDroppedFile } from './pages/forms/drop';
import ReportsPage from './pages/reports/ReportsPage';
import AccountPage from './pages/start/AccountPage';
import { usePainted } from './painted';
import { type Route, useRoute } from './route';
import { refreshApp, tellProblem, useAppState } from './state';
import { applyTextSize } from './theme';
import { Boundary } from './ui/Boundary';
import { ProblemNotice } from './ui/ProblemNotice';
import { Rail } from './ui/Rail';
import { TopBar } from './ui/TopBar';

const StartPage = lazy(() => import('./pages/start/StartPage'));
const ReportPage = themed(() => import('./pages/report/ReportPage'));
const FormsPage = themed(() => import('./pages/forms/FormsPage'));
const ImportPage = themed(() => import('./pages/forms/ImportPage'));
const UnderstandingPage = themed(() => import('./pages/forms/UnderstandingPage'));
const SettingsPage = themed(() => import('./pages/settings/SettingsPage'));
const PrintPage = lazy(() => import('./pages/print/PrintPage'));

/** A page that uses antd: both are loaded at once, when the page is first opened. */
function themed<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  return lazy(async () => {
    const [{ Themed }, { default: Page }] = await Promise.all([import('./ui/Themed'), load()]);
    return {
      default: (props: P) => (
        <Themed>
          <Page {...props} />
        </Themed>
      ),
    };
  });
}

export function App() {
  const textSize = useAppState((state) => state.app?.preferences.textSize ?? 14);
  useEffect(() => {
    const offs = [on('app.problem', tellProblem), on('session.closed', () => void refreshApp())];
    return () => {
      for (const off of offs) off();
    };
  }, []);
  useEffect(() => applyTextSize(textSize), [textSize]);
  return (
    <Boundary>
      <Suspense fallback={null}>
        <Place />
      </Suspense>
    </Boundary>
  );
}

function Place() {
  const { app, problem, set } = useAppState();
  const route = useRoute();
  if (!app)
    return problem ? (
      <Centered>
        <ProblemNotice problem={problem} retry={() => void refreshApp()} />
      </Centered>
    ) : null;
  if (app.problem) return <ClosedLedger problem={app.problem} />;
  if (!app.stationReady) return <StartPage />;
  if (!app.account) return <AccountPage />;
  if (route.page === 'print') return <PrintPage report={route.report} />;
  return (
    <>
      <Frame route={route} />
      {problem && (
        <div className="told-problem">
          <ProblemNotice problem={problem} onClose={() => set({ problem: undefined })} />
        </div>
      )}
    </>
  );
}

function ClosedLedger({ problem }: { problem: Problem }) {
  usePainted();
  return (
    <Centered>
      <ProblemNotice problem={problem} />
    </Centered>
  );
}

function Frame({ route }: { route: Route }) {
  const dropping = useDroppedFile();
  return (
    <div className="app">
      <TopBar />
      <Rail page={route.page} />
      <Suspense fallback={<main className="page" aria-busy="true" />}>
        <Page route={route} />
      </Suspense>
      {dropping && <div className="drop-over">松开鼠标，导入这个表样</div>}
    </div>
  );
}

function Page({ route }: { route: Exclude<Route, { page: 'never' }> }) {
  switch (route.page) {
    case 'report':
      return <ReportPage key={route.report} report={route.report} />;
    case 'forms':
      return <FormsPage />;
    case 'import':
      return <ImportPage />;
    case 'understanding':
      return <UnderstandingPage key={route.form} form={route.form} />;
    case 'settings':
      return <SettingsPage />;
    default:
      return <ReportsPage {...('form' in route && route.form !== undefined ? { form: route.form } : {})} />;
  }
}

function Centered({ children }: { children: ReactNode }) {
  return <div className="center-screen">{children}</div>;
}
