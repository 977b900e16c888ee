// Colors as style sheets have them, and the contrast of WCAG 2.2 between two of them.

/** Red, green, blue to 255, and how opaque to 1. */
export type Color = [number, number, number, number];

/** The declarations of custom properties within a rule: `:root { --a: b }`. */
export function propertiesOf(css: string, selector: string): Record<string, string> {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
  const inside = [...rules].filter(([, named]) => named!.trim() === selector).map(([, , body]) => body!);
  return Object.fromEntries([...inside.join(';').matchAll(/(--[\w-]+)\s*:\s*([^;]+)/g)].map(([, k, v]) => [k!, v!]));
}

/** `f(a, g(b, c))` by its arguments, where that is what the text is. */
function argumentsOf(name: string, text: string): string[] | null {
  if (!text.startsWith(name + '(') || !text.endsWith(')')) return null;
  const all: string[] = [''];
  let depth = 0;
  for (const letter of text.slice(name.length + 1, -1)) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && !depth) all.push('');
    else all[all.length - 1] += letter;
  }
  return all.map(one => one.trim());
}

/** What a value comes to: hexadecimal colors, `var()`, `light-dark()`, and a share of a color in `color-mix()`. */
export function colorOf(text: string, properties: Record<string, string>, scheme: 'light' | 'dark'): Color {
  const value = text.trim();
  const [name, fallback] = argumentsOf('var', value) ?? [];
  if (name) return colorOf(properties[name] ?? fallback!, properties, scheme);
  const [light, dark] = argumentsOf('light-dark', value) ?? [];
  if (light) return colorOf(scheme === 'light' ? light : dark!, properties, scheme);
  const [, mixed] = argumentsOf('color-mix', value) ?? [];
  if (mixed) {
    const [, color, share] = /^(.*) ([\d.]+)%$/.exec(mixed)!;
    const [red, green, blue, opaque] = colorOf(color!, properties, scheme);
    return [red, green, blue, (opaque * Number(share)) / 100];
  }
  const digits = /^#([\da-f]{3,8})$/i.exec(value)?.[1];
  if (!digits) throw new Error(`No color: ${value}`);
  const wide = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  const [red, green, blue, opaque = 255] = wide.match(/../g)!.map(pair => parseInt(pair, 16));
  return [red!, green!, blue!, opaque / 255];
}

/** A color as it shows over another. */
export const over = ([red, green, blue, opaque]: Color, ground: Color): Color => {
  const mix = (top: number, at: number): number => top * opaque + ground[at]! * (1 - opaque);
  return [mix(red, 0), mix(green, 1), mix(blue, 2), 1];
};

function luminance(color: Color): number {
  const [red, green, blue] = color.slice(0, 3).map(part => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

export function contrast(a: Color, b: Color): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}
