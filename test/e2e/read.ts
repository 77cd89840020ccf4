import type { Locator } from 'playwright-core';

/** What is shown there, as it is read: without what is folded away. */
export const read = async (place: Locator): Promise<string> => (await place.allInnerTexts()).join('\n');
