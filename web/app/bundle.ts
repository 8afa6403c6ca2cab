/** What the build does beyond Vite, so that a first visit loads little, and early. */
import type { Plugin } from 'vite';

const GENERATED = /\/graph\/src\/generated\/graphql\.ts$/;
const OPERATION = /^export const (\w+) = new TypedDocumentString\((`[^`]*`)(?:, \{[^}]*\})?\) as unknown as .*;$/gm;
const ONE = '\0operation:';

/**
 * Each operation goes with the page that asks it. The generated module has them all, and a bundler keeps a
 * module whole: a first visit would load what every page of the console asks. Here each becomes a module
 * of its own, which the generated one only names.
 */
export function operations(): Plugin {
  const texts = new Map<string, string>();
  return {
    name: 'autovisite-operations',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(ONE) ? id : null),
    load(id) {
      const text = id.startsWith(ONE) ? texts.get(id.slice(ONE.length)) : undefined;
      // All that is asked of an operation here is its text.
      return text === undefined ? null : { code: `export default ${text};`, moduleSideEffects: false };
    },
    transform(code, id) {
      if (!GENERATED.test(id)) return null;
      const named = code.replaceAll(OPERATION, (_, name: string, text: string) => {
        texts.set(name, text);
        return `export { default as ${name} } from ${JSON.stringify(ONE + name)};`;
      });
      if (texts.size === 0) throw new Error('no operation was found in what is generated');
      return { code: named, map: null };
    },
  };
}

/** The page names the part called `name`, which its first script only imports on the way, and all that part needs. */
export function early(name: string): Plugin {
  return {
    name: 'autovisite-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [one] : []));
        const wanted = chunks.find((chunk) => chunk.isDynamicEntry && chunk.name === name);
        if (!wanted) throw new Error(`no part is called ${name}`);
        return [wanted.fileName, ...wanted.imports]
          .filter((file) => !html.includes(file))
          .map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' as const }));
      },
    },
  };
}
