import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The shell's content security policy allows scripts, styles and fonts from files only: nothing is inlined.
export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false }, cssCodeSplit: false },
  server: { port: 1420, strictPort: true, fs: { allow: ['..'] } },
  clearScreen: false,
  test: { environment: 'jsdom', setupFiles: ['src/tests/setup.ts'], include: ['src/**/*.test.ts'], testTimeout: 60_000 },
});
