/** The page: who one is above, GraphiQL below, our operations in its side panel. */
import { graphFor } from '@autovisite/graph';
import { DOC_EXPLORER_PLUGIN, DocExplorerContextProvider } from '@graphiql/plugin-doc-explorer';
import { HISTORY_PLUGIN, HistoryContextProvider } from '@graphiql/plugin-history';
import { usePluginStore } from '@graphiql/react';
import { GraphiQL, GraphiQLInterface, GraphiQLProvider } from 'graphiql';
import type { ReactNode } from 'react';
import { fetcherFor } from './fetcher.js';
import { Identity } from './identity.js';
import { fragments } from './operations.js';
import { STARTERS } from './starters.js';
import { useTheme } from './theme.js';

const ENDPOINT = '/graphql';
// The same keeper as the app's: one session per browser, renewed under one lock.
const { session } = graphFor(ENDPOINT, 'fr');
const PLUGINS = [STARTERS, DOC_EXPLORER_PLUGIN, HISTORY_PLUGIN];
const fetcher = fetcherFor(ENDPOINT, session);

const WELCOME = `# Explorateur du graphe d’Auto Visite Tech.
#
# À gauche : nos opérations prêtes à l’emploi, la documentation du schéma, l’historique.
# Chaque requête part avec la session de ce navigateur (voir le bandeau en haut).
# Ctrl-Entrée exécute · Ctrl-Espace complète.

query Centres {
  centres(first: 10) {
    edges {
      node {
        id
        name
        city
      }
    }
  }
}
`;

/**
 * GraphiQL hides its side pane for good when no plugin is visible at its first render, and learns
 * of the plugins only after its provider's: it waits here for them.
 */
function OncePluginsAreKnown({ children }: { children: ReactNode }) {
  const { plugins } = usePluginStore();
  return plugins.length > 0 ? children : null;
}

/** The side pane was closed here before: it stays so. */
const paneClosed = localStorage.getItem('graphiql:docExplorerFlex') === 'hide-first';

export function Explorer() {
  const theme = useTheme();
  return (
    <>
      <Identity session={session} />
      <main>
        <GraphiQLProvider
          fetcher={fetcher}
          plugins={PLUGINS}
          referencePlugin={DOC_EXPLORER_PLUGIN}
          {...(paneClosed ? {} : { visiblePlugin: STARTERS })}
          externalFragments={fragments}
          defaultQuery={WELCOME}
          shouldPersistHeaders={false}
        >
          <HistoryContextProvider>
            <DocExplorerContextProvider>
              <OncePluginsAreKnown>
                <GraphiQLInterface forcedTheme={theme} showPersistHeadersSettings={false} defaultEditorToolsVisibility="variables">
                  <GraphiQL.Logo>Explorateur</GraphiQL.Logo>
                </GraphiQLInterface>
              </OncePluginsAreKnown>
            </DocExplorerContextProvider>
          </HistoryContextProvider>
        </GraphiQLProvider>
      </main>
    </>
  );
}
