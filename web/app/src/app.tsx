/** The pages and their addresses. The chat comes first; every other page is loaded by those who open it. */
import { lazy, Suspense, useMemo } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Provider } from 'urql';
import { makeClient, useSession } from './graph.js';
import { Home } from './pages/home.js';
import { NotFound } from './pages/not-found.js';
import { Loading } from './parts/states.js';
import { Shell } from './parts/shell.js';

const Access = lazy(() => import('./pages/access.js'));
const Password = lazy(() => import('./pages/password.js'));
const Booking = lazy(() => import('./booking/page.js'));
const Space = lazy(() => import('./pages/space.js'));
const Board = lazy(() => import('./centre/board.js'));
const InspectionPage = lazy(() => import('./centre/inspection.js'));
const People = lazy(() => import('./centre/people.js'));

export function App() {
  const session = useSession();
  const person = session?.user.id ?? 'nobody';
  // What one person was shown must not be served from the cache to the next.
  const client = useMemo(() => makeClient(), [person]);
  return (
    <Provider value={client}>
      <BrowserRouter>
        <Shell>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path="/" element={<Home />} />
              <Route path="/connexion" element={<Access />} />
              <Route path="/mot-de-passe" element={<Password />} />
              <Route path="/rendez-vous" element={<Booking />} />
              <Route path="/mon-espace" element={<Space key={person} />} />
              <Route path="/centre" element={<Board key={person} />} />
              <Route path="/centre/acces" element={<People key={person} />} />
              <Route path="/centre/inspection/:id" element={<InspectionPage key={person} />} />
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </Shell>
      </BrowserRouter>
    </Provider>
  );
}
