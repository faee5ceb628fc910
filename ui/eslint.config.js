import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const typed = { projectService: true, extraFileExtensions: ['.svelte'] };

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/backend/bindings.ts'] },
  js.configs.recommended,
  { files: ['**/*.ts', '**/*.svelte', '**/*.svelte.ts'], extends: ts.configs.recommendedTypeChecked },
  svelte.configs.recommended,
  { languageOptions: { globals: globals.browser } },
  { files: ['**/*.ts'], languageOptions: { parserOptions: typed } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { ...typed, parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // Only the backend folder may know the platform's API.
      'no-restricted-imports': ['error', { patterns: ['@tauri-apps/*'] }],
    },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$derived'] }],
      // Snippets and callbacks in markup have no types here; svelte-check knows them.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  { files: ['src/backend/**'], rules: { 'no-restricted-imports': 'off' } },
);
