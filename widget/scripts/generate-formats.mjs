// Writes locales/_formats.json, how C# writes numbers and days, from CLDR. The two packages are large, so they are not
// among ours: npm install --no-save cldr-numbers-full@48.2.0 cldr-dates-full@48.2.0; node scripts/generate-formats.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const modules = process.argv[2] ?? new URL('../node_modules', import.meta.url).pathname;
const read = (file) => JSON.parse(readFileSync(`${modules}/${file}`, 'utf8'));

/** The languages shipped and those likely to come next; others are added here. */
const languages = ['ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'he', 'hr', 'hu', 'id', 'it', 'ja', 'ko',
  'lt', 'nb', 'nl', 'pl', 'pt-BR', 'pt-PT', 'ro', 'ru', 'sk', 'sl', 'sv', 'tr', 'uk', 'vi', 'zh-Hans', 'zh-Hant'];

function formats(language) {
  const folder = language === 'pt-BR' ? 'pt' : language;
  const { numbers } = read(`cldr-numbers-full/main/${folder}/numbers.json`).main[folder];
  const { gregorian } = read(`cldr-dates-full/main/${folder}/ca-gregorian.json`).main[folder].dates.calendars;
  const symbols = numbers['symbols-numberSystem-latn'];
  const { short, medium, long } = gregorian.dateFormats;
  return {
    decimalSign: symbols.decimal,
    group: symbols.group,
    minus: symbols.minusSign,
    minimumGrouping: Number(numbers.minimumGroupingDigits),
    shortDay: short,
    mediumDay: medium,
    longDay: long,
    months: Object.values(gregorian.months.format.abbreviated),
    monthsLong: Object.values(gregorian.months.format.wide),
  };
}

const lines = languages.map((language) => `  "${language}": ${JSON.stringify(formats(language))}`);
writeFileSync(new URL('../../locales/_formats.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
