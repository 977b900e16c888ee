/** Vite's ways to read many files, and one as text. */
interface ImportMeta {
  glob(patterns: string | string[], options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>;
  glob<T>(patterns: string | string[], options: { import: 'default'; eager: true }): Record<string, T>;
}

declare module '*?raw' {
  const text: string;
  export default text;
}
