// Which of the shipped languages a reader gets. The table in locales/_fallbacks.json decides where a tag goes next; one
// not in it loses its last part. functions/App/Localization/Languages.cs is its twin.
import fallbacks from '../../locales/_fallbacks.json';

const table: Record<string, readonly string[] | undefined> = fallbacks;

/** `NB_no-u-nu-latn` → `nb-NO`; anything that is not a language tag → ''. */
export function canonical(tag: string): string {
  const found = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_][a-z\d]{1,8})*$/i.exec(tag);
  if (!found || tag.length > 64) return '';
  const [, language, script, region] = found;
  return (
    language!.toLowerCase() +
    (script ? '-' + script[0]!.toUpperCase() + script.slice(1).toLowerCase() : '') +
    (region ? '-' + region.toUpperCase() : '')
  );
}

/** The shipped language for a tag, or undefined; traditional and simplified Chinese never stand in for each other. */
export function resolve(tag: string, shipped: readonly string[]): string | undefined {
  const seen = new Set<string>();
  const walk = (next: string): string | undefined => {
    while (next && !seen.has(next)) {
      seen.add(next);
      if (shipped.includes(next)) return next;
      const to = Object.hasOwn(table, next) ? table[next] : undefined;
      if (to) {
        for (const other of to) {
          const found = walk(other);
          if (found) return found;
        }
        return;
      }
      next = next.slice(0, Math.max(0, next.lastIndexOf('-')));
    }
    return;
  };
  return walk(canonical(tag));
}

/** The first candidate that leads anywhere, else English. */
export function choose(candidates: readonly (string | null | undefined)[], shipped: readonly string[]): string {
  for (const tag of candidates) {
    const found = tag && resolve(tag, shipped);
    if (found) return found;
  }
  return 'en';
}

/** Which way the words of a language run. */
export const direction = (language: string): 'rtl' | 'ltr' =>
  /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)/.test(language) ? 'rtl' : 'ltr';
