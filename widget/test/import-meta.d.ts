/** Vite's way to read many files as text. */
interface ImportMeta {
  glob(patterns: string | string[], options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>;
}
