// An input method at work, through the DevTools protocol: letters that wait under the caret, then a character or none.
// Law: keys that the input method takes arrive as key code 229, as on Windows.
import type { CDPSession, Page } from '@playwright/test';

export interface InputMethod {
  /** Types letters into the composition, one after the other. */
  letters(text: string): Promise<void>;
  /** Picks what comes out of it (Space, a digit, or Enter for the letters themselves). */
  pick(key: 'Space' | 'Enter' | 'Digit2', text: string): Promise<void>;
  /** Esc: the letters go, nothing comes. */
  giveUp(): Promise<void>;
}

export async function inputMethod(page: Page): Promise<InputMethod> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const taken = async (code: string) => {
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code,
    });
  };
  const show = (text: string) =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  return {
    letters: async (text) => {
      for (let end = 1; end <= text.length; end++) {
        await taken(`Key${text.charAt(end - 1).toUpperCase()}`);
        await show(text.slice(0, end));
      }
    },
    pick: async (key, text) => {
      await taken(key);
      await session.send('Input.insertText', { text });
    },
    giveUp: async () => {
      await taken('Escape');
      await show('');
    },
  };
}
