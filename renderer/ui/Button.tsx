// A button with antd's words for its looks, so that a page reads the same beside antd's inputs. Law: not antd's own,
// because buttons stand on the first page, and antd with its styles would double the time the window needs to draw it.
import type { ButtonHTMLAttributes } from 'react';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> {
  readonly type?: 'default' | 'primary' | 'text';
  readonly htmlType?: 'button' | 'submit';
  readonly size?: 'small';
  /** Its work is under way: it says so and cannot be pressed twice. */
  readonly loading?: boolean;
}

export function Button({ type = 'default', htmlType = 'button', size, loading = false, disabled, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={htmlType}
      className={`button ${type}${size ? ` ${size}` : ''}`}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
    />
  );
}
