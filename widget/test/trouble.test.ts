import { expect, it } from 'vitest';
import { troubleOf } from '../src/views/trouble.js';

it.each([
  ['token_expired', true, 'expired'],
  [new Error('token_expired'), true, 'expired'],
  [new Error('token_forged'), true, 'error'],
  [Object.assign(new Error('storage_unavailable'), { status: 503 }), true, 'error'],
  [new TypeError('Failed to fetch'), true, 'error'],
  [undefined, true, 'error'],
  [new TypeError('Failed to fetch'), false, 'offline'],
  ['token_expired', false, 'offline'],
])('%s, online %s, is the state %s', (problem, isOnline, state) => expect(troubleOf(problem, isOnline)).toBe(state));
