import { isAllRefunded, off, ordered, priced, total, type Line, type Purchase } from '../purchase.js';
import { signBody } from '../sign.js';
import { major, numberOf, visitorAddress, type Message, type Storefront } from './storefront.js';

/** WooCommerce (REST v3): every message is the whole order as it stands now; line totals leave tax out. */
export const woocommerce: Storefront = {
  name: 'woocommerce',
  title: 'WooCommerce',
  canEdit: true,
  tellsGiftCards: false,
  customer: number => number,
  tell: (happening, purchase) => ({
    topic: happening === 'bought' ? 'order.created' : 'order.updated',
    body: order(purchase),
  }),
  sign: async (message: Message, body: string) => ({
    'X-WC-Webhook-Source': `${location.origin}/`,
    'X-WC-Webhook-Topic': message.topic,
    'X-WC-Webhook-Resource': 'order',
    'X-WC-Webhook-Event': message.topic.split('.')[1]!,
    'X-WC-Webhook-ID': '1',
    'X-WC-Webhook-Delivery-ID': crypto.randomUUID().replaceAll('-', ''),
    'X-WC-Webhook-Signature': await signBody('woocommerce', body),
  }),
};

function order(purchase: Purchase): object {
  const { id, currency, customer, placedAt, updatedAt, paidAt, code, lines, refunds } = purchase;
  return {
    id,
    parent_id: 0,
    number: numberOf(purchase),
    status: statusOf(purchase),
    currency,
    prices_include_tax: true,
    date_created_gmt: gmt(placedAt),
    date_modified_gmt: gmt(updatedAt),
    date_paid_gmt: paidAt && gmt(paidAt),
    date_completed_gmt: null,
    created_via: 'checkout',
    customer_id: Number(customer ?? 0),
    billing: { email: customer ? `customer-${customer}@shop.example` : visitorAddress },
    shipping_total: major(0n, purchase),
    shipping_tax: major(0n, purchase),
    total: major(total(purchase), purchase),
    line_items: lines.filter(each => each.quantity > each.removed).map(each => line(each, purchase)),
    fee_lines: [],
    coupon_lines: code ? [{ id, code: code.toLowerCase(), discount: major(off(purchase), purchase) }] : [],
    refunds: refunds.map(each => ({
      id: each.id,
      reason: '',
      total: `-${major(each.amount, purchase)}`,
      total_tax: '0.00',
    })),
    meta_data: [],
  };
}

function statusOf(purchase: Purchase): string {
  if (purchase.isCancelled) return 'cancelled';
  if (isAllRefunded(purchase)) return 'refunded';
  return purchase.paidAt ? 'processing' : 'on-hold';
}

function line(each: Line, purchase: Purchase): object {
  const quantity = each.quantity - each.removed;
  const isGiftCard = each.product.code === 'giftCard';
  const taxIn = (amount: bigint): bigint => (isGiftCard ? 0n : amount / 5n);
  const [before, after] = [priced(each), ordered(each)];
  return {
    id: each.id,
    product_id: each.product.number,
    variation_id: 0,
    sku: each.product.code,
    quantity,
    subtotal: major(before - taxIn(before), purchase),
    subtotal_tax: major(taxIn(before), purchase),
    total: major(after - taxIn(after), purchase),
    total_tax: major(taxIn(after), purchase),
    meta_data: isGiftCard ? [{ id: each.id, key: 'wc_gc_giftcard_to', value: visitorAddress }] : [],
  };
}

/** UTC that does not say so, as WooCommerce writes it. */
function gmt(at: Date): string {
  return at.toISOString().slice(0, 19);
}
