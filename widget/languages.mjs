/**
 * Reads the table of locales/_fallbacks.json for the languages that ship: a tag goes where the table says; one that is
 * not in it loses its last part. `{ zh: 'zh-Hans', 'zh-TW': '' }`: tag → language, '' where none may stand in. Tags
 * that lead nowhere without the table either are left out.
 */
export function standIns(table, shipped) {
  const walk = (tag, seen = new Set()) => {
    for (let next = tag; next && !seen.has(next); next = shorter(next)) {
      seen.add(next);
      if (shipped.includes(next)) return next;
      if (table[next]) return table[next].map(other => walk(other, seen)).find(Boolean) ?? '';
    }
    return '';
  };
  const matters = tag => !shipped.includes(tag) && (walk(tag) || walk(shorter(tag)));
  const tags = Object.keys(table).filter(matters);
  return Object.fromEntries(tags.map(tag => [tag, walk(tag)]));
}

const shorter = tag => tag.slice(0, Math.max(0, tag.lastIndexOf('-')));
