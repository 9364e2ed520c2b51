// Asks the main process through the page's own door, as the page would: what the ledger and the template really hold.
import type { Page } from '@playwright/test';
import type { Answer, Api, InputOf, OutputOf, QuestionName } from '../core/contract';

/** The value of the answer; a problem fails the story. */
export async function ask<N extends QuestionName>(page: Page, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const answer = (await page.evaluate(
    ([question, said]) => (window as unknown as { api: Api }).api.call(question as 'app.state', said as undefined),
    [name, input] as const,
  )) as Answer<OutputOf<N>>;
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.problem)}`);
  return answer.value;
}
