// Who is sitting here: shown when nobody is logged in and the station has several people.
import { useState } from 'react';
import type { Problem } from '../../../core/problem';
import { ROLE_NAMES } from '../../../core/roles';
import type { AccountId } from '../../../core/words';
import { call, problemOf, useAsk } from '../../client';
import { usePainted } from '../../painted';
import { refreshApp } from '../../state';
import { Button } from '../../ui/Button';
import { ProblemNotice } from '../../ui/ProblemNotice';

export default function AccountPage() {
  const accounts = useAsk('accounts.list', undefined);
  const [problem, setProblem] = useState<Problem>();
  usePainted(accounts.data !== undefined);
  const open = async (accountId: AccountId) => {
    try {
      await call('session.open', { accountId });
      await refreshApp();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <div className="center-screen">
      <div className="start">
        <h1>一填通</h1>
        <p className="lead">请选择登录人。</p>
        {problem && <ProblemNotice problem={problem} />}
        <div className="buttons">
          {accounts.data?.map((account, index) => (
            <Button key={account.id} autoFocus={index === 0} onClick={() => void open(account.id)}>
              {`${account.name}（${account.roles.map((role) => ROLE_NAMES[role]).join('、')}）`}
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}
