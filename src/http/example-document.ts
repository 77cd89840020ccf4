/** A whole case in a few lines, for the examples of the API. */
export const EXAMPLE_DOCUMENT = {
  negotiation: { id: 'garden-fence', title: 'A fence between two gardens' },
  parties: [
    { id: 'left', name: 'The left-hand garden' },
    { id: 'right', name: 'The right-hand garden' },
  ],
  issues: [
    { id: 'height', title: 'Height', type: 'integer', min: 60, max: 200, step: 10, unit: 'cm' },
    {
      id: 'material',
      title: 'Material',
      type: 'categorical',
      options: [
        { id: 'wood', title: 'Wood' },
        { id: 'hedge', title: 'A hedge' },
      ],
    },
  ],
  redLines: [
    { id: 'left-low', party: 'left', title: 'Sun on the beans', holds: 'height <= 120', basis: 'declared' },
    { id: 'right-high', party: 'right', title: 'The dog stays in', holds: 'height >= 100', basis: 'declared' },
  ],
  deals: [{ id: 'handshake', title: 'Over the fence', terms: { height: 110, material: 'hedge' } }],
};
