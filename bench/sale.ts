import { Document } from '../src/negotiation/negotiation.ts';

/** What a deal is worth to each, in millionths. */
interface Seen {
  readonly delivery: number;
  readonly price: number;
  readonly warranty: number;
  readonly buyer: number;
  readonly seller: number;
}

const WARRANTIES = ['none', 'one', 'two', 'three'] as const;
const DAYS = 90;
const MILLION = 1_000_000;
/** What each takes at least. */
const [BUYER, SELLER] = [450_000, 500_000];

/**
 * A buyer and a seller of one thing at 0 up to `top` (a multiple of 1000): as a document, and what is seen by looking
 * at every deal, in whole numbers; worths as doubles.
 */
export function saleOf(top: number) {
  const along = (corners: readonly (readonly [number, number])[]) => corners.map(([x, y]) => [x, y / 10_000]);
  const table = (values: readonly number[]) =>
    Object.fromEntries(WARRANTIES.map((name, at) => [name, values[at]! / 10_000]));
  const prices = { buyer: [10_000, 6000, 0], seller: [0, 6000, 10_000] };
  const warranties = { buyer: [0, 4000, 8000, 10_000], seller: [10_000, 7000, 5000, 0] };
  const priceCorners = (party: 'buyer' | 'seller') =>
    along(prices[party].map((value, at) => [(at * top) / 2, value] as const));
  const document = Document.parse({
    negotiation: { id: 'sale', title: 'A sale' },
    parties: ['buyer', 'seller'].map((id) => ({ id, name: id })),
    issues: [
      { id: 'price', title: 'Price', type: 'integer', min: 0, max: top, step: 1 },
      { id: 'warranty', title: 'Warranty', type: 'ordinal', levels: WARRANTIES.map((id) => ({ id })) },
      { id: 'delivery', title: 'Delivery', type: 'integer', min: 0, max: DAYS, step: 1 },
    ],
    preferences: [
      {
        party: 'buyer',
        weights: { price: 60, warranty: 25, delivery: 15 },
        values: {
          price: priceCorners('buyer'),
          warranty: table(warranties.buyer),
          delivery: along([
            [0, 10_000],
            [40, 8000],
            [DAYS, 500],
          ]),
        },
        reservation: { value: BUYER / MILLION },
      },
      {
        party: 'seller',
        weights: { price: 70, warranty: 20, delivery: 10 },
        values: {
          price: priceCorners('seller'),
          warranty: table(warranties.seller),
          delivery: along([
            [0, 0],
            [60, 9000],
            [DAYS, 9900],
          ]),
        },
        reservation: { value: SELLER / MILLION },
      },
    ],
  });

  const every = (): Seen[] => {
    const [half, steep, flat] = [top / 2, 12_000 / top, 8000 / top];
    const all: Seen[] = [];
    for (let delivery = 0; delivery <= DAYS; delivery++) {
      const late = delivery <= 40 ? 10_000 - 50 * delivery : 8000 - 150 * (delivery - 40);
      const ready = delivery <= 60 ? 150 * delivery : 9000 + 30 * (delivery - 60);
      for (let price = 0; price <= top; price++) {
        const over = price - half;
        const paid = over <= 0 ? 10_000 - flat * price : 6000 - steep * over;
        const got = over <= 0 ? steep * price : 6000 + flat * over;
        for (let warranty = 0; warranty < WARRANTIES.length; warranty++) {
          const buyer = 60 * paid + 25 * warranties.buyer[warranty]! + 15 * late;
          const seller = 70 * got + 20 * warranties.seller[warranty]! + 10 * ready;
          if (buyer >= BUYER && seller >= SELLER) all.push({ delivery, price, warranty, buyer, seller });
        }
      }
    }
    return all;
  };
  const termsOf = ({ delivery, price, warranty }: Seen) => ({ delivery, price, warranty: WARRANTIES[warranty]! });
  const seen = () => {
    const acceptable = every();
    return {
      /** In the order of the answer: of those worth the same the first in byte order of issues. */
      efficient: undominated(acceptable).map((one) => {
        return { terms: termsOf(one), buyer: one.buyer / MILLION, seller: one.seller / MILLION };
      }),
      /** The first of the deals with the greatest measure of surpluses; ties by the worse off. */
      best: (measure: (buyer: number, seller: number) => number) => {
        const surpluses = ({ buyer, seller }: Seen) => [buyer - BUYER, seller - SELLER] as const;
        const worse = (one: Seen) => Math.min(...surpluses(one));
        const better = (one: Seen, other: Seen) =>
          measure(...surpluses(one)) - measure(...surpluses(other)) || worse(one) - worse(other);
        return termsOf(acceptable.reduce((first, other) => (better(other, first) > 0 ? other : first)));
      },
    };
  };
  return { document, seen };
}

/** Which are met first in order of issues stays first: sorting keeps it so. */
function undominated(all: readonly Seen[]): Seen[] {
  const found: Seen[] = [];
  for (const seen of all.toSorted((one, other) => other.buyer - one.buyer || other.seller - one.seller)) {
    if (found.length === 0 || seen.seller > found.at(-1)!.seller) found.push(seen);
  }
  return found;
}
