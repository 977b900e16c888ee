/** An exact decimal number: `units` tenths, hundredths… by `scale`. Money and points never meet floating point. */
export interface Decimal {
  units: bigint;
  scale: number;
}

/** Reads `499.00` or `1.25`; null where it is not a plain decimal number. A sign is not accepted. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(text.trim());
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** As minor units of a currency with `exponent` decimals; what is smaller than the minor unit is dropped. */
export function toMinor({ units, scale }: Decimal, exponent: number): bigint {
  return scale <= exponent ? units * 10n ** BigInt(exponent - scale) : units / 10n ** BigInt(scale - exponent);
}

/** Minor units as a plain decimal number, exact, for Intl to format: `4990` with exponent 2 is `49.90`. */
export function fromMinor(minor: string, exponent: number): string {
  const sign = minor.startsWith('-') ? '-' : '';
  // A share of an amount may be part of a minor unit: `4990.5`.
  const [digits = '', part = ''] = minor.slice(sign.length).split('.');
  const padded = digits.padStart(exponent + 1, '0');
  const whole = padded.slice(0, padded.length - exponent);
  const fraction = padded.slice(padded.length - exponent) + part;
  return sign + whole + (fraction && `.${fraction}`);
}
