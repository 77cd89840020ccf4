import type { components } from '../../clients/typescript/src/schema.d.ts';

/** What the server answers and is sent, by the names of its contract. */
export type Schemas = components['schemas'];

export type Case = Schemas['NegotiationDocument'];
export type Issue = Schemas['Issue'];
export type Circumstance = Schemas['Circumstance'];
export type Value = Schemas['Value'];
export type Terms = Readonly<Record<string, Value>>;
export type ValueSet = Schemas['ValueSet'];
export type Context = Schemas['Context'];
export type ResolvedContext = Schemas['ResolvedContext'];
export type Line = Schemas['Line'];
export type Problem = Schemas['Problem'];
export type Basis = Schemas['Basis'];
