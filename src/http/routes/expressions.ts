import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { checkTypes } from '../../language/check-types.ts';
import { LANGUAGE_VERSION, type Diagnostic as LanguageDiagnostic } from '../../language/expression.ts';
import { parse } from '../../language/parse.ts';
import { print } from '../../language/print.ts';
import { inWords } from '../../language/words.ts';
import { diagnoseDocument } from '../../negotiation/diagnose-document.ts';
import { type Directory, directoryOf } from '../../negotiation/directory.ts';
import type { Fault } from '../../negotiation/fault.ts';
import { Id } from '../../negotiation/identifiers.ts';
import { Circumstance, Issue } from '../../negotiation/issue.ts';
import { Document } from '../../negotiation/negotiation.ts';
import type { Reader } from '../../store/store.ts';
import { askerOf } from '../asker.ts';
import { Tree } from '../explanation-shapes.ts';
import { json, operation } from '../operation.ts';
import { refusalOf } from '../problem.ts';
import { askRoutes } from '../question.ts';
import { read } from '../reading.ts';

const Body = z
  .strictObject({
    expression: z.string().meta({ examples: ['rent <= 1200'] }),
    negotiation: Id.optional().meta({ description: 'The id of a stored negotiation whose names may be used' }),
    issues: z.array(Issue).max(1000).optional().meta({ description: 'Or else the issues themselves' }),
    circumstances: z.array(Circumstance).max(1000).optional(),
  })
  .meta({ id: 'ParseQuestion' });

const Diagnostic = z
  .strictObject({
    code: z.string(),
    message: z.string(),
    span: z.strictObject({ start: z.int(), end: z.int() }),
    help: z.string().optional(),
    suggestion: z.string().optional().meta({ description: 'The text to put in place of the span' }),
  })
  .meta({ id: 'Diagnostic', description: 'What is wrong with an expression, and where, in UTF-16 units' });

const Parsed = z
  .strictObject({
    valid: z.boolean(),
    diagnostics: z.array(Diagnostic),
    canonical: z.string().nullable(),
    words: z.string().nullable(),
    tree: Tree.nullable().meta({ description: 'null where the text could not be read' }),
    language: z.string().meta({ description: "The language's version" }),
  })
  .meta({ id: 'Parsed', description: 'What an editor wants to know of an expression' });

/** For editors: diagnostics with spans. What is wrong with the expression is the answer, not a problem. */
export function expressionsRoutes(app: FastifyInstance, store: Reader, limits: { documentLimit: number }): void {
  const limit = { bodyLimit: limits.documentLimit, meaning: namesFaults };
  askRoutes(app, '/v1/expressions/parse', PARSE, limit, async (request: FastifyRequest) => {
    const { expression, ...names } = request.body as z.output<typeof Body>;
    return parsed(expression, await directoryFor(store, names, request));
  });
}

async function directoryFor(
  store: Reader,
  { negotiation, issues, circumstances }: Omit<z.output<typeof Body>, 'expression'>,
  request: FastifyRequest,
): Promise<Directory> {
  const faults = namesFaults({ negotiation, issues, circumstances });
  if (faults.length > 0) throw refusalOf('invalid', faults);
  if (negotiation !== undefined) return directoryOf(await read(store, negotiation, askerOf(request)));
  return directoryOf(inlineDocument({ issues, circumstances }));
}

type Inline = Pick<z.output<typeof Body>, 'issues' | 'circumstances'>;

const inlineDocument = ({ issues = [], circumstances = [] }: Inline): Document => ({
  ...Document.parse({ negotiation: { id: 'inline', title: 'inline' } }),
  issues,
  circumstances,
});

type Names = Pick<z.output<typeof Body>, 'negotiation' | 'issues' | 'circumstances'>;

function namesFaults({ negotiation, ...inline }: Names): Fault[] {
  const faults = diagnoseDocument(inlineDocument(inline), ['issues', 'circumstances']);
  const isTwice = negotiation !== undefined && (inline.issues ?? inline.circumstances) !== undefined;
  if (!isTwice) return faults;
  const detail = 'both `negotiation` and names of its own are given';
  const help = 'leave `negotiation` out, or else `issues` and `circumstances`';
  return [{ pointer: '/negotiation', code: 'names_twice', detail, help }, ...faults];
}

function parsed(text: string, directory: Directory) {
  const { expression, diagnostics } = parse(text);
  const language = LANGUAGE_VERSION;
  if (expression === undefined)
    return { valid: false, diagnostics, canonical: null, words: null, tree: null, language };
  const { vocabulary } = directory;
  const found = checkTypes(expression, vocabulary).map((one) => (vocabulary.size === 0 ? nameless(one) : one));
  const canonical = print(expression);
  if (found.length > 0) return { valid: false, diagnostics: found, canonical, words: null, tree: expression, language };
  return { valid: true, diagnostics: [], canonical, words: wordsOf(expression, directory), tree: expression, language };
}

/** Where no name is known, it is not this one that is wrong. */
const nameless = (diagnostic: LanguageDiagnostic) =>
  diagnostic.code === 'unknown_name' ? { ...diagnostic, help: NAMELESS } : diagnostic;

const NAMELESS = 'no names are known: give the id of a `negotiation`, or `issues`';

function wordsOf(expression: Parameters<typeof inWords>[0], directory: Directory): string {
  const named = (id: string) => directory.issues.get(id) ?? directory.circumstances.get(id);
  return inWords(expression, {
    name: (id) => named(id)?.title ?? id,
    value: (id, option) => {
      const of = named(id);
      const options = of === undefined ? [] : 'options' in of ? of.options : 'levels' in of ? of.levels : [];
      return options.find((one) => one.id === option)?.title ?? option;
    },
    unit: (id) => {
      const of = named(id);
      return of !== undefined && 'unit' in of ? of.unit : undefined;
    },
  });
}

const PARSE = operation({
  operationId: 'parseExpression',
  summary: 'Parse an expression and say what is wrong with it',
  description: 'Diagnostics with spans, for editors; an expression with faults is a good answer with `valid: false`.',
  tags: ['expressions'],
  body: Body,
  answers: { 200: json('What there is to say about the expression', Parsed) },
  problems: ['not_found'],
  example: { body: { negotiation: 'flat-lease', expression: 'rnt <= 1200' }, status: 200 },
});
