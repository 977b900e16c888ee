import { defineConfig } from 'vitest/config';
import { sectionsModule } from './sections.mjs';

/** As the build does it. */
const sections = {
  name: 'sections',
  resolveId: (id: string) => (id === 'sections' ? '\0sections' : undefined),
  load: (id: string) => (id === '\0sections' ? sectionsModule() : undefined),
};

// Style sheets are read as they stand: source.test.ts holds rules over them.
export default defineConfig({ plugins: [sections], test: { css: true } });
