/** Vite's way to read many files. */
interface ImportMeta {
  glob(patterns: string | string[], options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>;
  glob<T>(patterns: string | string[], options: { import: 'default'; eager: true }): Record<string, T>;
}
