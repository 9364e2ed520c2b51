// The fixes as buttons, each with its key: the hint bar of the second step. Law: a press of the mouse leaves the focus
// where it was, so that keys and mouse go together.
import type { ReactNode } from 'react';
import { FIX_WORDS, FIXES, type Fix } from './fixKeys';

interface FixBarProps {
  readonly disabled: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What was just done; else how to change between list and sheet. */
  readonly notice: string;
  onFix(fix: Fix): void;
  onUndo(): void;
  onRedo(): void;
}

export function FixBar({ disabled, canUndo, canRedo, notice, onFix, onUndo, onRedo }: FixBarProps): ReactNode {
  return (
    <div className="fix-bar" role="toolbar" aria-label="改正选中的格">
      {FIXES.map((fix) => {
        const { name, key, long } = FIX_WORDS[fix];
        return <Key key={fix} name={name} keys={key} title={long} disabled={disabled} onPress={() => onFix(fix)} />;
      })}
      <span className="gap" />
      <Key name="撤销" keys="Ctrl+Z" title="撤销上一次改正" disabled={!canUndo} onPress={onUndo} />
      <Key name="重做" keys="Ctrl+Y" title="重做刚撤销的改正" disabled={!canRedo} onPress={onRedo} />
      <span className="note" role="status">
        {notice === '' ? 'F6 切换清单和表' : notice}
      </span>
    </div>
  );
}

function Key(props: { name: string; keys: string; title: string; disabled: boolean; onPress: () => void }): ReactNode {
  const { name, keys, title, disabled, onPress } = props;
  return (
    <button
      type="button"
      className="fix-key"
      title={title}
      disabled={disabled}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <span>{name}</span>
      <kbd>{keys}</kbd>
    </button>
  );
}
