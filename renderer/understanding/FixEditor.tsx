// Where a fix needs words: name, unit, type, role of the selected cells. Opens under the name bar, Enter takes, Esc gives
// up. Law: the input method composes undisturbed; closing gives the focus back to where it was.
import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { rangeText } from '../../core/ref';
import { INPUT_TYPES, type InputType, META_ROLES, type MetaRole } from '../../core/understanding';
import { ROLE_WORDS, TYPE_WORDS } from '../words/understanding';
import type { Said, Selected } from './fixes';
import { FIX_WORDS, type Fix } from './fixKeys';

export type SpokenFix = Said['fix'];

interface FixEditorProps {
  readonly fix: SpokenFix;
  readonly selected: Selected;
  /** What stands now: the name, the unit, the type, the role. */
  readonly now: string;
  onSaid(said: Said): void;
  onClose(): void;
}

const NO_ROLE = 'none';

export function FixEditor({ fix, selected, now, onSaid, onClose }: FixEditorProps): ReactNode {
  const id = `fix-${fix}`;
  return (
    <div
      className="fix-editor"
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <label htmlFor={id}>{`${rangeText(selected.range)} ${FIX_WORDS[fix as Fix].name}`}</label>
      {fix === 'path' || fix === 'unit' ? (
        <TextField id={id} fix={fix} now={now} onSaid={onSaid} />
      ) : (
        <Choice id={id} fix={fix} now={now} onSaid={onSaid} />
      )}
      <span className="note">{NOTES[fix]}</span>
    </div>
  );
}

const NOTES: Readonly<Record<SpokenFix, string>> = {
  path: '各级用 > 隔开，Enter 确定，Esc 不改',
  unit: '留空表示没有单位，Enter 确定，Esc 不改',
  type: '↑↓ 选择，Enter 确定，Esc 不改',
  meta: '可输入文字查找，Enter 确定，Esc 不改',
};

function TextField({
  id,
  fix,
  now,
  onSaid,
}: {
  id: string;
  fix: 'path' | 'unit';
  now: string;
  onSaid: (said: Said) => void;
}): ReactNode {
  const [text, setText] = useState(now);
  return (
    <Input
      id={id}
      value={text}
      maxLength={fix === 'unit' ? 30 : 2000}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onSaid({ fix, text })}
    />
  );
}

function Choice({
  id,
  fix,
  now,
  onSaid,
}: {
  id: string;
  fix: 'type' | 'meta';
  now: string;
  onSaid: (said: Said) => void;
}): ReactNode {
  const options =
    fix === 'type'
      ? INPUT_TYPES.map((type) => ({ value: type as string, label: TYPE_WORDS[type] }))
      : [
          { value: NO_ROLE, label: '不是表头项' },
          ...META_ROLES.map((role) => ({ value: role as string, label: ROLE_WORDS[role] })),
        ];
  return (
    <Select<string>
      id={id}
      defaultOpen
      autoFocus
      showSearch={{ optionFilterProp: 'label' }}
      {...(now === '' ? {} : { defaultValue: now })}
      placeholder="请选择"
      style={{ width: 200 }}
      options={options}
      onSelect={(value) =>
        onSaid(
          fix === 'type'
            ? { fix, type: value as InputType }
            : { fix, role: value === NO_ROLE ? null : (value as MetaRole) },
        )
      }
    />
  );
}
