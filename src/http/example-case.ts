/** A negotiation small enough to be sent along in an example. */
export const SMALL = {
  negotiation: { id: 'kiosk', title: 'A kiosk changes hands' },
  parties: [{ id: 'seller', name: 'The seller' }],
  issues: [{ id: 'price', title: 'Price', type: 'integer', min: 0, max: 1000, step: 10, unit: 'euros' }],
  redLines: [{ id: 'seller-price', party: 'seller', title: 'No fire sale', basis: 'declared', holds: 'price >= 600' }],
};
