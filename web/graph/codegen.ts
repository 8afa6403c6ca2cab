/**
 * Generates the typed operations: the server's schema and `schema/operations/web` in,
 * `graph/src/generated` out. Run by `npm run codegen`; `npm run check` fails when the output is stale.
 */
import { existsSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';

const published = '../schema/public.graphql';
const schema = existsSync(published) ? published : 'graph/contract.graphql';

const config: CodegenConfig = {
  schema,
  documents: '../schema/operations/web/**/*.graphql',
  generates: {
    './graph/src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        pureMagicComment: true,
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { UUID: 'string', DateTime: 'string', Date: 'string' },
      },
    },
  },
};

export default config;
