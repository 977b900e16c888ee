export const languages: Record<string, string>;
export function namedKeys(sources: string): string[];
export function shortKeys(sources: string): {
  keyOf(key: string): string | undefined;
  shorten(source: string): string;
};
