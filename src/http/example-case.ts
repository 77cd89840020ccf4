/** A negotiation small enough to be sent along in an example. */
export const SMALL = {
  negotiation: { id: 'kiosk', title: 'A kiosk changes hands' },
  parties: [{ id: 'seller', name: 'The seller' }],
  issues: [{ id: 'price', title: 'Price', type: 'integer', min: 0, max: 1000, step: 10, unit: 'euros' }],
  redLines: [{ id: 'seller-price', party: 'seller', title: 'No fire sale', basis: 'declared', holds: 'price >= 600' }],
};

const position = { basis: 'declared', issue: 'price' };

/** The same with somebody to agree with. */
export const KIOSK = {
  ...SMALL,
  parties: [...SMALL.parties, { id: 'buyer', name: 'The buyer' }],
  positions: [
    { ...position, id: 'asked', party: 'seller', title: 'Asked', wants: { from: 700, to: 900 } },
    { ...position, id: 'offered', party: 'buyer', title: 'Offered', wants: { from: 400, to: 650 } },
  ],
};
