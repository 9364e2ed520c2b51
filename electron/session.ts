// Who sits at the window: one person at a time, held in the main process only. Law (A29, A30): a question without a
// session is refused; the actor of every change is the account held here, never one the page names.
import type { Account } from '../core/contract';
import { problem } from '../core/problem';
import { type Action, mayDo, ROLE_NAMES } from '../core/roles';

export class Session {
  #account: Account | null = null;

  get account(): Account | null {
    return this.#account;
  }

  open(account: Account): void {
    this.#account = account;
  }

  close(): void {
    this.#account = null;
  }

  /** The account, when it may do this; problems `session.none` and `role.denied` otherwise. */
  require(action: Action): Account {
    if (!this.#account) throw problem('session.none');
    if (!mayDo(this.#account.roles, action))
      throw problem('role.denied', { role: this.#account.roles.map((role) => ROLE_NAMES[role]).join('、') });
    return this.#account;
  }
}
