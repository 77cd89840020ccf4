import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ProblemBody } from '../../src/http/problem.ts';
import { serve } from './serving.ts';

const FLAT = '/v1/negotiations/flat-lease';
const flat = () => parse(readFileSync(new URL('../../seed/flat-lease.yaml', import.meta.url), 'utf8'));

const said = ({ body }: { body: ProblemBody }) =>
  body.errors.map(({ in: place, pointer, code }) => `${place} ${pointer} ${code}`);

/** Faults of shape and faults of meaning are told in one answer. */
describe('everything that is wrong is told at once', () => {
  it('in a check: a date, a term and a perspective', async () => {
    const { http } = await serve();
    const body = {
      terms: { rent: 1001, rnt: 5 },
      context: { asOf: 'soon', perspective: 'mine' },
      budget: { steps: 0 },
    };
    const answer = await http.post(`${FLAT}/check`).send(body).expect(422);
    expect(said(answer)).toEqual([
      'body /context/asOf wrong_format',
      'body /budget/steps too_small',
      'body /context/perspective unknown_reference',
      'body /terms/rent value_out_of_domain',
      'body /terms/rnt unknown_issue',
    ]);
  });

  it('in a check of the right shape', async () => {
    const { http } = await serve();
    const body = { deal: 'first-ofer', context: { perspective: 'mine' } };
    const answer = await http.post(`${FLAT}/check`).send(body).expect(422);
    expect(said(answer)).toEqual(['body /context/perspective unknown_reference', 'body /deal unknown_reference']);
  });

  it('nothing is said of what was left out: not that it is missing, not what it would have meant', async () => {
    const { http } = await serve();
    const answer = await http
      .post(`${FLAT}/check`)
      .send({ terms: 5, context: { perspective: 6 } })
      .expect(422);
    expect(said(answer)).toEqual(['body /terms wrong_type', 'body /context/perspective wrong_type']);
    const explained = await http.post(`${FLAT}/explain`).send({ expression: 5 }).expect(422);
    expect(said(explained)).toEqual(['body /expression wrong_type']);
  });

  it('where the query is wrong, the body is read all the same', async () => {
    const { http } = await serve();
    const line = { party: 'tenat', title: 'No', holds: 'rnt <= 3', basis: 'declared' };
    const answer = await http.put(`${FLAT}/red-lines/a?validateOnly=perhaps`).send(line).expect(422);
    expect(said(answer).toSorted()).toEqual([
      'body /holds unknown_name',
      'body /party unknown_reference',
      'query /validateOnly unknown_value',
    ]);
  });

  it('in a record: a field too many, one that is missing, a text that names nothing', async () => {
    const { http } = await serve();
    const line = { party: 'tenat', hold: 'x', holds: 'rnt <= 3', basis: 'declared', confidence: 2 };
    const answer = await http.put(`${FLAT}/red-lines/a`).send(line).expect(422);
    expect(said(answer).toSorted()).toEqual([
      'body /confidence too_large',
      'body /hold unknown_field',
      'body /holds unknown_name',
      'body /party unknown_reference',
      'body /title missing',
    ]);
    await http.get(`${FLAT}/red-lines/a`).expect(404);
  });

  it('in preferences', async () => {
    const { http } = await serve();
    const answer = await http
      .put(`${FLAT}/parties/tenant/preferences`)
      .send({ weights: { rnt: 1, rent: 'much' }, values: {} })
      .expect(422);
    expect(said(answer)).toEqual(['body /weights/rent wrong_type', 'body /weights/rnt unknown_issue']);
  });

  it('in a document, written or sent along with a question', async () => {
    const { http } = await serve();
    const document = flat();
    document.redLines[0].holds = 'rnt >= 1000';
    document.redLines[1].title = 7;
    document.parties[0].colour = 'red';
    const wrong = ['/parties/0/colour unknown_field', '/redLines/1/title wrong_type', '/redLines/0/holds unknown_name'];
    const stored = await http.put('/v1/negotiations/flat-lease').send(document).expect(422);
    expect(said(stored)).toEqual(wrong.map((one) => `body ${one}`));
    const sent = await http
      .post('/v1/zone')
      .send({ negotiation: document, given: { rnt: 1 } })
      .expect(422);
    expect(said(sent)).toEqual([...wrong.map((one) => `body /negotiation${one}`), 'body /given/rnt unknown_issue']);
  });

  it('where the type of an issue is at fault, all is told that does not hang on it', async () => {
    const { http } = await serve();
    const whole = (id: string, more: object) => ({ id, title: id, type: 'integer', min: 0, max: 9, ...more });
    const line = (id: string, holds: string) => ({ id, party: 'p', title: id, basis: 'declared', holds });
    const answer = await http.post('/v1/negotiations').send({
      negotiation: { id: 'n', title: 'N' },
      parties: [{ id: 'p', name: 'P' }],
      issues: [whole('a', {}), whole('b', { type: 'intege' }), whole('c', { max: -1, step: 0 })],
      redLines: [line('k', 'nope > 3 and b > 77'), line('l', 'b > "x"')],
      deals: [{ id: 'd', title: 'D', terms: { a: 77, b: 77 } }],
    });
    expect(said(answer)).toEqual([
      'body /issues/1/type unknown_value',
      'body /issues/2/step domain',
      'body /issues/2/max domain',
      'body /redLines/0/holds unknown_name',
      'body /deals/0/terms/a value_out_of_domain',
    ]);
  });

  it('in perspectives that inherit in a circle, beside one that cannot be', async () => {
    const { http } = await serve();
    const answer = await http.post('/v1/negotiations').send({
      negotiation: { id: 'n', title: 'N' },
      parties: [{ id: 'p', name: 'P' }],
      redLines: [{ id: 'l', party: 'p', title: 'L', basis: 'declared', holds: 'true' }],
      perspectives: [
        { id: 'p', title: 'P', inherits: 'q', suppresses: ['nope', 'l', 'l'] },
        { id: 'q', title: 'Q', inherits: 'p' },
        { id: 'baseline', title: 'B' },
      ],
    });
    expect(said(answer)).toEqual([
      'body /perspectives/2/id wrong_value',
      'body /perspectives/0/inherits inheritance_circle',
      'body /perspectives/0/suppresses/0 unknown_reference',
      'body /perspectives/0/suppresses/2 duplicate_id',
      'body /perspectives/1/inherits inheritance_circle',
    ]);
  });

  it('where an issue is at fault, nothing is said of lines that name it', async () => {
    const { http } = await serve();
    for (const spoil of [
      (issue: Record<string, unknown>) => delete issue['id'],
      (issue: Record<string, unknown>) => Object.assign(issue, { type: 'intger' }),
      (issue: Record<string, unknown>) => Object.assign(issue, { max: 'high' }),
      (issue: Record<string, unknown>) => Object.assign(issue, { setp: 5 }),
    ]) {
      const document = flat();
      spoil(document.issues[0]);
      const answer = await http.put('/v1/negotiations/flat-lease').send(document).expect(422);
      expect(said(answer).every((one) => one.startsWith('body /issues/0/'))).toBe(true);
    }
  });

  it('a field too many in an issue, like none that it may have, keeps nothing back', async () => {
    const { http } = await serve();
    const document = flat();
    document.issues[0].colour = 'red';
    document.redLines[0].holds = 'rnt >= 1000';
    const answer = await http.put('/v1/negotiations/flat-lease').send(document).expect(422);
    expect(said(answer)).toEqual(['body /issues/0/colour unknown_field', 'body /redLines/0/holds unknown_name']);
  });

  it('relations between fields too, where neither was at fault in itself', async () => {
    const { http } = await serve();
    const line = { party: 'tenat', title: '', holds: 'rent <= 1000', basis: 'declared', disclosure: 'party' };
    const dated = { ...line, validFrom: '2025-02-01', validTo: '2025-01-01' };
    const answer = await http.put(`${FLAT}/red-lines/a`).send(dated).expect(422);
    expect(said(answer).toSorted()).toEqual([
      'body /owner owner_missing',
      'body /party unknown_reference',
      'body /title too_small',
      'body /validTo period_reversed',
    ]);
    const half = await http
      .put(`${FLAT}/red-lines/a`)
      .send({ ...dated, validFrom: 'soon' })
      .expect(422);
    expect(said(half)).not.toContain('body /validTo period_reversed');
    const issue = { title: 'x', type: 'integer', min: 5, max: 1, step: 0, unit: 3 };
    const wrong = await http.put(`${FLAT}/issues/q`).send(issue).expect(422);
    expect(said(wrong)).toEqual(['body /unit wrong_type', 'body /step domain', 'body /max domain']);
    const party = { name: 'x', consent: 'required', consentWhen: 'rent > 1', extra: 1 };
    const guest = await http.put(`${FLAT}/parties/guest`).send(party).expect(422);
    expect(said(guest)).toEqual(['body /extra unknown_field', 'body /consentWhen consent_condition']);
  });

  it('another id than the address has, beside all else', async () => {
    const { http } = await serve();
    const line = { id: 'j', party: 'zz', title: 'x', holds: 'rent <=', basis: 'declared' };
    const wrong = ['body /id other_id', 'body /party unknown_reference', 'body /holds unexpected_end'];
    const sound = await http.put(`${FLAT}/red-lines/k`).send(line).expect(422);
    expect(said(sound)).toEqual(wrong);
    const shapeless = await http
      .put(`${FLAT}/red-lines/k`)
      .send({ ...line, title: '' })
      .expect(422);
    expect(said(shapeless)).toEqual(['body /title too_small', ...wrong]);
    const worth = await http
      .put(`${FLAT}/parties/tenant/preferences`)
      .send({ party: 'landlord', weights: { rnt: 1 }, values: {} })
      .expect(422);
    expect(said(worth)).toEqual(['body /party other_id', 'body /weights/rnt unknown_issue']);
    const document = flat();
    document.negotiation.id = 'house-lease';
    document.redLines[0].holds = 'rnt >= 1000';
    const whole = await http.put('/v1/negotiations/flat-lease').send(document).expect(422);
    expect(said(whole)).toEqual(['body /negotiation/id other_id', 'body /redLines/0/holds unknown_name']);
  });

  it('in a patch', async () => {
    const { http } = await serve();
    const patch = {
      title: '',
      agreement: { kind: 'quorum', atLeast: 9, of: ['zz'], vetoes: ['tenant'] },
      defaultContext: { perspective: 'nope', basis: 'x' },
    };
    const answer = await http.patch(FLAT).send(patch).expect(422);
    expect(said(answer).toSorted()).toEqual([
      'body /agreement/atLeast quorum_too_large',
      'body /agreement/of/0 unknown_reference',
      'body /agreement/vetoes/0 veto_not_listed',
      'body /defaultContext/basis unknown_value',
      'body /defaultContext/perspective unknown_reference',
      'body /title too_small',
    ]);
  });

  it('what hangs on no issue, where the type of one is misspelt', async () => {
    const { http } = await serve();
    const document = flat();
    document.issues[0].type = 'integr';
    document.redLines[0].holds = 'rent <=';
    document.redLines[1].party = 'tenat';
    document.parties.push(document.parties[0]);
    const answer = await http.put('/v1/negotiations/flat-lease').send(document).expect(422);
    expect(said(answer).toSorted()).toEqual([
      'body /issues/0/type unknown_value',
      'body /parties/2/id duplicate_id',
      'body /redLines/0/holds unexpected_end',
      'body /redLines/1/party unknown_reference',
    ]);
  });

  it('everything, where a field too many is like none that could stand there', async () => {
    const { http } = await serve();
    const document = flat();
    document.negotiation.foo = 1;
    document.parties.push(document.parties[0]);
    document.issues[0].max = document.issues[0].min - 1;
    const answer = await http.put('/v1/negotiations/flat-lease').send(document).expect(422);
    expect(said(answer)).toContain('body /parties/2/id duplicate_id');
    expect(said(answer)).toContain('body /issues/0/max domain');
  });

  it('in the heading of lines', async () => {
    const { http } = await serve();
    const heading = JSON.stringify({ detail: 'much', context: { perspective: 'mine' } });
    const answer = await http
      .post(`${FLAT}/check/batch`)
      .set('content-type', 'application/x-ndjson')
      .send(`${heading}\n{"terms":{}}\n`)
      .expect(422);
    expect(said(answer)).toEqual(['body /detail unknown_value', 'body /context/perspective unknown_reference']);
  });

  it('of a negotiation that is not there, only the shape', async () => {
    const { http } = await serve();
    const answer = await http.post('/v1/negotiations/flat-leas/check').send({ terms: 5, deal: 'x' }).expect(422);
    expect(said(answer)).toEqual(['body /terms wrong_type']);
  });

  it('in a batch with a deal of the wrong shape, and in a question of a kind that is not there', async () => {
    const { http } = await serve();
    const batch = await http
      .post(`${FLAT}/check/batch`)
      .send({ deals: [5], context: { parties: ['zz'] } })
      .expect(422);
    expect(said(batch)).toEqual(['body /deals/0 wrong_type', 'body /context/parties/0 unknown_reference']);
    const asked = {
      from: '2026-13-01',
      to: '2026-12-31',
      question: { kind: 'chek', deal: 'nope' },
      context: { parties: ['zz'] },
    };
    const timeline = await http.post(`${FLAT}/timeline`).send(asked).expect(422);
    expect(said(timeline)).toContain('body /context/parties/0 unknown_reference');
    const dated = { ...asked, question: { kind: 'check', deal: 'nope' } };
    const right = await http.post(`${FLAT}/timeline`).send(dated).expect(422);
    expect(said(right)).toEqual([
      'body /from wrong_format',
      'body /context/parties/0 unknown_reference',
      'body /question/deal unknown_reference',
    ]);
  });
});
