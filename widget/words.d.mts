export const languages: Record<string, string>;
export function namedKeys(sources: string, already?: [key: string, short: string][]): [key: string, short: string][];
export function shorten(source: string, keys: [key: string, short: string][]): string;
