/**
 * Generates the typed operations: the server's schema and `schema/operations/web` in,
 * `graph/src/generated` out. Run by `npm run codegen`; `npm run check` fails when the output is stale.
 */
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../schema/public.graphql',
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
        scalars: { UUID: 'string', DateTime: 'string', NaiveDate: 'string' },
      },
    },
  },
};

export default config;
