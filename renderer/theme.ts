// antd's tokens, the same values as theme.css; no colour literal stands elsewhere. Motion is short and off in the grid.
import type { ThemeConfig } from 'antd';
import type { Preferences } from '../core/contract';

export function themeFor(textSize: Preferences['textSize']): ThemeConfig {
  return {
    token: {
      colorPrimary: '#1d4f91',
      colorLink: '#1d4f91',
      colorError: '#b42318',
      colorWarning: '#9a6700',
      colorText: '#1f2328',
      colorTextSecondary: '#5b6470',
      colorTextTertiary: '#5b6470',
      colorTextDescription: '#5b6470',
      colorTextPlaceholder: '#6b7480',
      colorBorder: '#c5ccd4',
      colorBorderSecondary: '#e3e6ea',
      fontSize: textSize,
      fontFamily: 'var(--font)',
      borderRadius: 4,
      // Controls grow with their letters; 32 pixels is the least a hand hits surely.
      controlHeight: { 14: 32, 16: 36, 18: 40 }[textSize],
      motionDurationFast: '0.05s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.12s',
      boxShadow: 'none',
      wireframe: false,
    },
    hashed: false,
  };
}

/** Base size of everything that is not antd. */
export function applyTextSize(textSize: Preferences['textSize']): void {
  document.documentElement.style.setProperty('--text-size', `${textSize}px`);
  document.documentElement.style.setProperty('--small-size', `${textSize - 2}px`);
}
