export const folders: string[];
export function sectionsModule(): string;
