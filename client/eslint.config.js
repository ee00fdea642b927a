import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** A feature builds on app, api and components and never on another feature, so that each can be read and changed alone. */
const featuresStandAlone = {
  meta: {
    type: 'problem',
    messages: { crossing: 'Feature "{{own}}" imports from feature "{{other}}". Share through api or components.' },
    schema: [],
  },
  create(context) {
    const own = /src[\\/]features[\\/]([^\\/]+)/.exec(context.filename)?.[1];
    if (!own) return {};
    const check = (node) => {
      const from = node.source?.value;
      if (typeof from !== 'string') return;
      // ../x leaves the feature's folder only from its top level; ../../features/x and aliases are caught as well.
      const depth = context.filename.split(/src[\\/]features[\\/]/)[1].split(/[\\/]/).length - 2;
      const ups = from.match(/^(\.\.\/)+/)?.[0].split('../').length - 1 || 0;
      const rest = from.replace(/^(\.\.\/)+/, '');
      const other = from.includes('features/')
        ? from.split('features/')[1].split('/')[0]
        : ups === depth + 1
          ? rest.split('/')[0]
          : undefined;
      if (other && other !== own) context.report({ node, messageId: 'crossing', data: { own, other } });
    };
    return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'src/api/schema.ts'] },
  ...tseslint.configs.recommended,
  reactHooks.configs.flat.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { collab: { rules: { 'features-stand-alone': featuresStandAlone } } },
    rules: {
      'collab/features-stand-alone': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='autoSize']",
          message:
            'autoSize measures in a hidden field with inline style, which the content policy refuses. Say rows; styles/forms.css lets the field grow.',
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
);
