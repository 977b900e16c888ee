import { defineConfig } from 'vitest/config';

// Style sheets are read as they stand: source.test.ts holds rules over them.
export default defineConfig({ test: { css: true } });
