/** A literal is a number: twice its variable, and one more where it says that the variable is false. */
export type Literal = number;

export const positive = (variable: number): Literal => variable * 2;
export const negative = (variable: number): Literal => variable * 2 + 1;
export const opposite = (literal: Literal): Literal => literal ^ 1;
export const isPositive = (literal: Literal): boolean => (literal & 1) === 0;
export const variableIn = (literal: Literal): number => literal >> 1;
