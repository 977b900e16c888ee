import { isAllRefunded, left, off, ordered, priced, total } from '../purchase.js';
import type { Line, Purchase, Refund } from '../purchase.js';
import { signBody } from '../sign.js';
import { major, numberOf, visitorAddress, type Happening, type Message, type Storefront } from './storefront.js';

/** Shopify (REST shape): whole orders, and each refund once more as a message of its own. */
export const shopify: Storefront = {
  name: 'shopify',
  title: 'Shopify',
  canEdit: true,
  tellsGiftCards: true,
  customer: number => number,
  tell: (happening, purchase) =>
    happening === 'refunded'
      ? { topic: 'refunds/create', body: refund(purchase, purchase.refunds.at(-1)!) }
      : { topic: topics[happening], body: order(purchase) },
  sign: async (message: Message, body: string, now: Date) => ({
    'X-Shopify-Topic': message.topic,
    'X-Shopify-Shop-Domain': 'demo.myshopify.com',
    'X-Shopify-API-Version': '2026-07',
    'X-Shopify-Webhook-Id': crypto.randomUUID(),
    'X-Shopify-Triggered-At': now.toISOString(),
    'X-Shopify-Hmac-Sha256': await signBody('shopify', body),
  }),
};

const topics: Record<Exclude<Happening, 'refunded'>, string> = {
  bought: 'orders/create',
  paid: 'orders/paid',
  edited: 'orders/updated',
  cancelled: 'orders/cancelled',
};

function order(purchase: Purchase): object {
  const { id, currency, customer, placedAt, updatedAt, paidAt, isCancelled, code, lines, refunds } = purchase;
  const amount = major(total(purchase), purchase);
  return {
    id,
    name: `#${numberOf(purchase)}`,
    created_at: placedAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    processed_at: (paidAt ?? placedAt).toISOString(),
    cancelled_at: isCancelled ? updatedAt.toISOString() : null,
    currency,
    presentment_currency: currency,
    financial_status: statusOf(purchase),
    fulfillment_status: null,
    test: false,
    taxes_included: true,
    source_name: 'web',
    email: customer ? `customer-${customer}@shop.example` : visitorAddress,
    customer: customer ? { id: Number(customer) } : null,
    subtotal_price: amount,
    total_tax: '0.00',
    total_price: amount,
    total_outstanding: paidAt ? '0.00' : amount,
    discount_codes: code ? [{ code, amount: major(off(purchase), purchase), type: 'fixed_amount' }] : [],
    line_items: lines.map(each => line(each, purchase)),
    shipping_lines: [],
    refunds: refunds.map(each => refund(purchase, each)),
  };
}

function statusOf(purchase: Purchase): string {
  if (!purchase.paidAt) return purchase.isCancelled ? 'voided' : 'pending';
  if (isAllRefunded(purchase)) return 'refunded';
  return purchase.refunds.length > 0 ? 'partially_refunded' : 'paid';
}

function line(each: Line, purchase: Purchase): object {
  const discount = major(priced(each) - ordered(each), purchase);
  return {
    id: each.id,
    product_id: each.product.number,
    variant_id: each.product.number,
    sku: each.product.code,
    title: each.product.code,
    quantity: each.quantity,
    current_quantity: left(each),
    price: major(each.price, purchase),
    total_discount: discount,
    discount_allocations: each.off ? [{ amount: discount, discount_application_index: 0 }] : [],
    gift_card: each.product.code === 'giftCard',
    tax_lines: [],
  };
}

/** A refund names its lines and the money that went back for them, and neither customer nor order total. */
function refund(purchase: Purchase, { id, at, lines, amount }: Refund): object {
  const { currency } = purchase;
  return {
    id,
    order_id: purchase.id,
    created_at: at.toISOString(),
    processed_at: at.toISOString(),
    refund_line_items: lines.map((given, index) => {
      const bought = purchase.lines.find(each => each.id === given.line)!;
      const subtotal = major(given.amount, purchase);
      const money = { amount: subtotal, currency_code: currency };
      return {
        id: id + index + 1,
        line_item_id: given.line,
        quantity: given.quantity,
        subtotal,
        subtotal_set: { shop_money: money, presentment_money: money },
        total_tax: '0.00',
        line_item: line(bought, purchase),
      };
    }),
    order_adjustments: [],
    transactions: [
      {
        id,
        kind: 'refund',
        status: 'success',
        amount: major(amount, purchase),
        currency,
        created_at: at.toISOString(),
      },
    ],
  };
}
