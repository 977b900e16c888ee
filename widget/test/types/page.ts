// A page of somebody's, as loyalty.d.ts lets it be written. What is wrong here must be refused: tsc says what is not.

Loyalty('identify', 'v1.…', { name: 'Kari' });
Loyalty('logout');
Loyalty('locale', 'nb');
Loyalty('locale');
Loyalty('cart', '748.00', 'NOK');
Loyalty('cart', null);
export const isOpen = Boolean(await Loyalty('open'));
export const isDone: Promise<void> | void = Loyalty('close');

// @ts-expect-error There is no such command.
Loyalty('toggle');
// @ts-expect-error Who is signed in is said by a token.
Loyalty('identify');
// @ts-expect-error Nobody is signed out by saying nobody is signed in.
Loyalty('identify', null);
// @ts-expect-error Money is text: 748.00 is no number that a computer keeps.
Loyalty('cart', 748, 'NOK');
// @ts-expect-error An amount has a currency.
Loyalty('cart', '748.00');
// @ts-expect-error A name, not an e-mail address.
Loyalty('identify', 'v1.…', { email: 'kari@nordlys.example' });

document.addEventListener('loyalty:redeem', ({ detail }) => {
  const code: string | null = detail.code;
  const price: number = detail.points;
  // @ts-expect-error There is no such state.
  if (detail.state === 'done') console.log(code, price);
  // @ts-expect-error It may be null.
  console.log(detail.amount.currency);
});
document.addEventListener('loyalty:error', ({ detail }) => console.log(detail.code.length));
window.addEventListener('loyalty:open', event => event.preventDefault());
document.addEventListener('loyalty:ready', ({ detail }) => {
  const nothing: null = detail;
  // @ts-expect-error It tells nothing.
  console.log(nothing, detail.code);
});

const panel: HTMLElement | null = document.querySelector('loyalty-panel');
const earn: HTMLElement = document.createElement('loyalty-earn');
// @ts-expect-error Attributes are set as attributes.
earn.amount = '499.00';
const unknown = document.querySelector('loyalty-points');
// @ts-expect-error There is no such element: what is found may be none of HTML's.
console.log(panel?.hidden, unknown?.hidden);
