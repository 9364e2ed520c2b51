// Signs of icon sets, drawn plainly: arrows, discs, flags, marks, stars, quarters, bars (ECMA-376 part 1, 18.18.42).
// Law: the place in the set decides direction and colour, the lowest first; an unknown set shows discs.
import type { ReactNode } from 'react';
import type { Icon } from '../../core/conditionalModel';

const RED = '#c0392b';
const AMBER = '#d9a000';
const GREEN = '#3a8f3a';
const GRAY = '#808890';

/** Colour by place in a set of so many signs. */
function colorOf(index: number, count: number): string {
  if (index === 0) return RED;
  return index === count - 1 ? GREEN : AMBER;
}

/** Sets are called by the number of their signs, then their kind. */
export function ConditionSign({ icon }: { icon: Icon }): ReactNode {
  const [, digits, kind = ''] = /^(\d)(.*)$/.exec(icon.set) ?? [];
  if (digits === undefined) return null;
  const count = Number(digits);
  const color = kind.endsWith('Gray') ? GRAY : colorOf(icon.index, count);
  return (
    <svg className="sheet-sign" viewBox="-8 -8 16 16" aria-hidden="true">
      {signOf(kind, icon.index, count, color)}
    </svg>
  );
}

const STAR = 'M0-7 2-2 7-2 3 1 4.5 6.5 0 3.5-4.5 6.5-3 1-7-2-2-2Z';

function signOf(kind: string, index: number, count: number, color: string): ReactNode {
  const share = index / Math.max(1, count - 1);
  if (kind.startsWith('Arrows'))
    return <path d="M0-7 6 0H2.5V7H-2.5V0H-6Z" fill={color} transform={`rotate(${180 - 180 * share})`} />;
  if (kind === 'Triangles')
    return index === 1 ? (
      <rect x={-6} y={-2} width={12} height={4} fill={color} />
    ) : (
      <path d="M0-5 6 5H-6Z" fill={color} transform={`rotate(${index === 0 ? 180 : 0})`} />
    );
  if (kind === 'Flags') return <path d="M-5-7V7H-3.5V1L6-3-3.5-7Z" fill={color} />;
  if (kind.startsWith('Symbols'))
    return index === 0 ? (
      <path d="M-5-5 5 5M5-5-5 5" stroke={color} strokeWidth={3} />
    ) : index === 1 ? (
      <path d="M0-7V2M0 4V7" stroke={color} strokeWidth={3} />
    ) : (
      <path d="M-6 0-2 5 6-5" stroke={color} strokeWidth={3} fill="none" />
    );
  if (kind === 'Stars')
    return (
      <>
        <path d={STAR} fill="none" stroke={AMBER} />
        {index > 0 && <path d={STAR} fill={AMBER} {...(index === 1 ? { clipPath: 'inset(0 50% 0 0)' } : {})} />}
      </>
    );
  if (kind === 'Quarters')
    return (
      <>
        <circle r={6} fill="none" stroke={GRAY} strokeWidth={1.5} />
        {index > 0 && (
          // A stroke as wide as the radius fills the part of the disc that it goes along.
          <circle
            r={3}
            fill="none"
            stroke={GRAY}
            strokeWidth={6}
            strokeDasharray={`${share * 6 * Math.PI} 100`}
            transform="rotate(-90)"
          />
        )}
      </>
    );
  if (kind === 'Rating' || kind === 'Boxes')
    return Array.from({ length: 4 }, (_, at) => (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: four bars, always the same
        key={at}
        x={-7 + at * 3.7}
        y={5 - at * 3.5}
        width={2.8}
        height={2 + at * 3.5}
        fill={at < Math.round(share * 4) || (kind === 'Rating' && at <= index) ? '#1d4f91' : '#c5ccd4'}
      />
    ));
  if (kind === 'Signs' && index < 2)
    return <path d={index === 0 ? 'M0-7 7 0 0 7-7 0Z' : 'M0-6 7 6H-7Z'} fill={color} />;
  return <circle r={6} fill={color} />;
}
