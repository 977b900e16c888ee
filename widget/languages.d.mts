export function standIns(table: Record<string, string[]>, shipped: string[]): Record<string, string>;
