// Which of the shipped languages a reader gets. functions/App/Localization/Languages.cs is its twin, and reads the
// table of locales/_fallbacks.json; the build has read it for pages (languages.mjs), which are sent only what matters.

/** Tag → language that ships, itself or another; '' leads nowhere. A tag not in it loses its last part. */
export type Languages = Record<string, string>;

/** The shipped language for a tag, or ''; traditional and simplified Chinese never stand in for each other. */
export function resolve(tag: string, languages: Languages): string {
  try {
    let next = new Intl.Locale(tag.replaceAll('_', '-')).baseName;
    while (next && languages[next] === undefined) next = next.replace(/(^|-)[^-]*$/, '');
    return languages[next] ?? '';
  } catch {
    return '';
  }
}

/** The first candidate that leads anywhere, else ''. */
export function choose(candidates: readonly (string | null | undefined)[], languages: Languages): string {
  for (const tag of candidates) {
    const found = tag && resolve(tag, languages);
    if (found) return found;
  }
  return '';
}
