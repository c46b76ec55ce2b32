import tseslint from 'typescript-eslint';
import { impureGlobals } from './architecture.mjs';

const pureRules = {
  'no-restricted-globals': [
    'error',
    ...impureGlobals.map((name) => ({ name, message: 'Rules take time, chance and surroundings from their context.' })),
  ],
  'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'A rule decides the same each time it is asked.' }],
  'no-restricted-imports': ['error', { patterns: [{ regex: '^node:', message: 'No Node here: this code is replayed in the sandbox.' }] }],
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.cache', '.data', 'coverage', 'test/architecture/fixtures'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } },
      ],
      'no-console': 'off',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: ['**/*.{ts,tsx}'], ignores: ['test/**'], rules: { 'max-params': ['error', 3] } },
  { files: ['domain/**/*.ts', 'workflows/**/*.ts'], rules: pureRules },
  {
    // The shell reads the workflow's own clock, which the sandbox replays; everything else stays forbidden there too.
    files: ['workflows/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...impureGlobals.filter((name) => !['Date', 'setTimeout'].includes(name))] },
  },
  // What vitest reads, and what a package of others exports.
  { files: ['*.config.ts', 'test/support/servers.ts', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
);
