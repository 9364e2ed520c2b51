// A problem as the clerk reads it: what happened, what is safe, what to press; «复制问题» takes code, time and version,
// no personal data. Law 8: shown where it happened, stays until settled.
import { type Problem, wordsOf } from '../../core/problem';
import { call } from '../client';
import { useAppState } from '../state';
import { Button } from './Button';

export function ProblemNotice({
  problem,
  onClose,
  retry,
  cure,
}: {
  problem: Problem;
  onClose?: () => void;
  retry?: () => void;
  /** A way out that this very problem offers. */
  cure?: { readonly words: string; readonly run: () => void } | undefined;
}) {
  const version = useAppState((state) => state.app?.version ?? '');
  const words = wordsOf(problem);
  const copy = () => {
    const told = [`一填通 ${version}`, new Date().toISOString(), problem.code, words.what].join('\n');
    void call('app.copyText', told);
  };
  return (
    <div className="problem" role="alert">
      <p className="what">{words.what}</p>
      <p>{words.safe}</p>
      <p>{words.next}</p>
      <div className="acts">
        {cure && (
          <Button type="primary" onClick={cure.run}>
            {cure.words}
          </Button>
        )}
        {retry && <Button onClick={retry}>重试</Button>}
        <Button onClick={copy}>复制问题</Button>
        {onClose && (
          <Button type="text" onClick={onClose}>
            知道了
          </Button>
        )}
      </div>
    </div>
  );
}
