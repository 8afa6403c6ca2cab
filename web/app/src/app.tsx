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
const LetterLink = lazy(() => import('./pages/letter-link.js'));
const Password = lazy(() => import('./pages/password.js'));
const Booking = lazy(() => import('./booking/page.js'));
const Linked = lazy(() => import('./pages/linked.js'));
const Space = lazy(() => import('./pages/space.js'));
const Security = lazy(() => import('./pages/security.js'));
const Board = lazy(() => import('./centre/board.js'));
const InspectionPage = lazy(() => import('./centre/inspection.js'));
const People = lazy(() => import('./centre/people.js'));
const WaitingRoom = lazy(() => import('./centre/desk/waiting-room.js'));
const Inbox = lazy(() => import('./centre/inbox/page.js'));
const Week = lazy(() => import('./centre/desk/week.js'));
const Find = lazy(() => import('./centre/desk/find.js'));
const Book = lazy(() => import('./centre/desk/book.js'));
const FilePage = lazy(() => import('./centre/desk/file.js'));
const Figures = lazy(() => import('./centre/manage/figures.js'));
const SetUp = lazy(() => import('./centre/manage/set-up.js'));
const Prices = lazy(() => import('./centre/manage/prices.js'));
const MoneyPage = lazy(() => import('./centre/manage/money.js'));
const Accounts = lazy(() => import('./centre/manage/accounts.js'));
const Catalogue = lazy(() => import('./centre/manage/catalogue-page.js'));
const Acts = lazy(() => import('./centre/manage/acts.js'));
const Letters = lazy(() => import('./centre/manage/letters.js'));
const Network = lazy(() => import('./centre/manage/network.js'));
const TillPage = lazy(() => import('./centre/desk/till-day.js'));

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
              <Route path="/entrer" element={<LetterLink />} />
              <Route path="/mot-de-passe" element={<Password />} />
              <Route path="/rendez-vous" element={<Booking />} />
              <Route path="/mon-rendez-vous" element={<Linked />} />
              <Route path="/mon-espace" element={<Space key={person} />} />
              <Route path="/mon-espace/securite" element={<Security key={person} />} />
              <Route path="/centre" element={<Board key={person} />} />
              <Route path="/centre/attente" element={<WaitingRoom key={person} />} />
              <Route path="/centre/messages" element={<Inbox key={person} />} />
              <Route path="/centre/semaine" element={<Week key={person} />} />
              <Route path="/centre/recherche" element={<Find key={person} />} />
              <Route path="/centre/reserver" element={<Book key={person} />} />
              <Route path="/centre/rendez-vous/:id" element={<FilePage key={person} />} />
              <Route path="/centre/caisse" element={<TillPage key={person} />} />
              <Route path="/centre/chiffres" element={<Figures key={person} />} />
              <Route path="/centre/reglages" element={<SetUp key={person} />} />
              <Route path="/centre/prix" element={<Prices key={person} />} />
              <Route path="/centre/argent" element={<MoneyPage key={person} />} />
              <Route path="/centre/comptes" element={<Accounts key={person} />} />
              <Route path="/centre/catalogue" element={<Catalogue key={person} />} />
              <Route path="/centre/courriers" element={<Letters key={person} />} />
              <Route path="/centre/reseau" element={<Network key={person} />} />
              <Route path="/centre/acces" element={<People key={person} />} />
              <Route path="/centre/journal" element={<Acts key={person} />} />
              <Route path="/centre/inspection/:id" element={<InspectionPage key={person} />} />
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </Shell>
      </BrowserRouter>
    </Provider>
  );
}
